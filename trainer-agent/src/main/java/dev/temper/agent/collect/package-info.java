/** Metrics, read from the lines that training prints. */
@NullMarked
package dev.temper.agent.collect;

import org.jspecify.annotations.NullMarked;
