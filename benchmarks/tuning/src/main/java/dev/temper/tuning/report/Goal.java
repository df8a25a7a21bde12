package dev.temper.tuning.report;

/**
 * What the median random search finds on a table.
 *
 * @param value that at least half of all random searches have after the trainings that were asked for
 * @param trainings the fewest after which at least half of them have it: values are steps, so these may be fewer than
 *     were asked for
 */
record Goal(double value, int trainings) {}
