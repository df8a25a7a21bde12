package dev.temper.tuning.play;

/**
 * One run: a method on a table with so many workers and a seed.
 *
 * @param budget full trainings
 * @param variant {@code plain}, or how the runs differ from the plain ones
 */
public record Job(String table, String method, int workers, long seed, double budget, String variant) {}
