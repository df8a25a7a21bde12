package dev.temper.core.propose;

/**
 * An option and what it is worth.
 *
 * @param index of a configuration in the pool, or of a resting trial
 * @param resting whether it is a resting trial
 * @param rung to train to
 * @param score logarithm of its value for its cost
 */
record Scored(int index, boolean resting, int rung, double score) {}
