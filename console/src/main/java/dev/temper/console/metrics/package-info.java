/** What the process counts and measures, in Prometheus's format. */
@NullMarked
package dev.temper.console.metrics;

import org.jspecify.annotations.NullMarked;
