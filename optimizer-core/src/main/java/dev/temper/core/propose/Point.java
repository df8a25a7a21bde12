package dev.temper.core.propose;

import dev.temper.core.trial.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * A value that a trial reported, or that it failed on its way there.
 *
 * @param key epoch, or for named tasks the rung
 * @param loss lower is better; not finite when training diverged
 * @param seconds that the epoch took; not a number when it was not measured
 * @param sequence journal sequence at which it was reported, or at which the trial failed
 * @param seen all metrics of the report; null if the trial failed for good before: as bad as if it had diverged
 */
record Point(
        int trial,
        int key,
        double loss,
        double seconds,
        long sequence,
        @Nullable Measurement seen) {
    /** Whether the trial failed for good on its way here. */
    boolean failed() {
        return seen == null;
    }

    /** Standard deviation of the loss as reported; 0 if none was. */
    double stddev() {
        Double stddev = seen == null ? null : seen.stddev();
        return stddev == null ? 0 : stddev;
    }
}
