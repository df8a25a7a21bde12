package dev.temper.core.propose;

import dev.temper.core.trial.Measurement;

/**
 * A value that a trial reported.
 *
 * @param key epoch, or for named tasks the rung
 * @param loss lower is better; not finite when training diverged
 * @param seconds that the epoch took; not a number when it was not measured
 * @param sequence journal sequence at which it was reported
 * @param seen all metrics of the report
 */
record Point(int trial, int key, double loss, double seconds, long sequence, Measurement seen) {
    /** Standard deviation of the loss as reported; 0 if none was. */
    double stddev() {
        Double stddev = seen.stddev();
        return stddev == null ? 0 : stddev;
    }
}
