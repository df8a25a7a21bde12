package dev.temper.core.propose;

/**
 * A value that a trial reported.
 *
 * @param key epoch, or for named tasks the rung
 * @param loss lower is better; not finite when training diverged
 * @param seconds that the epoch took; not a number when it was not measured
 * @param sequence journal sequence at which it was reported
 */
record Point(int trial, int key, double loss, double seconds, long sequence) {}
