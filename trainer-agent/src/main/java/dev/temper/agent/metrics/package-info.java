/** Metrics, read from the lines that training prints. */
@NullMarked
package dev.temper.agent.metrics;

import org.jspecify.annotations.NullMarked;
