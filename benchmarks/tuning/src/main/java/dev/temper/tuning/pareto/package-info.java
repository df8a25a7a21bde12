/** Experiments with two objectives on the recorded tables: how much of what a table offers is found for what cost. */
@NullMarked
package dev.temper.tuning.pareto;

import org.jspecify.annotations.NullMarked;
