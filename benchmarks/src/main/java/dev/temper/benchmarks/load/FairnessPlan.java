package dev.temper.benchmarks.load;

/**
 * What is measured.
 *
 * @param reports of a flood
 * @param rate reports a second of the small experiment
 * @param seconds that it is measured alone, before each flood
 * @param rounds how often
 * @param limitSeconds after which a flood must have been decided on
 */
record FairnessPlan(int reports, int rate, int seconds, int rounds, int limitSeconds) {}
