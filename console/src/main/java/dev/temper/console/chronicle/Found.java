package dev.temper.console.chronicle;

/**
 * A value that was found for a cost.
 *
 * @param cost spent by the whole experiment when it was found, in full trainings
 * @param time broker time, milliseconds since 1970
 * @param value of the first objective, in its own direction
 * @param sequence journal sequence
 */
public record Found(double cost, long time, double value, int trial, long sequence) {}
