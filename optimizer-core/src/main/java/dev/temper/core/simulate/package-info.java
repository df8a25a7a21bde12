/**
 * Experiments in virtual time, on tables of learning curves or on curves out of nothing: {@code temper simulate} and the
 * tuning benchmark.
 */
@NullMarked
package dev.temper.core.simulate;

import org.jspecify.annotations.NullMarked;
