package dev.temper.core.baseline;

import dev.temper.core.pool.Option;

/**
 * What a method would train next.
 *
 * @param rung to train to
 * @param score logarithm of what it is worth for its cost
 * @param mean predicted loss at the full task, warped
 * @param spread standard deviation of that prediction
 */
record Choice(Option option, int rung, double score, double mean, double spread) {}
