/** How soon decisions come again when an optimizer is lost. */
@NullMarked
package dev.temper.benchmarks.takeover;

import org.jspecify.annotations.NullMarked;
