package dev.temper.core.history;

import dev.temper.core.trial.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * What a trial came to at a level of training: a value that it reported, or that it failed on its way there.
 *
 * @param key epoch, or for named tasks the rung
 * @param loss lower is better; not finite when training diverged
 * @param seconds that the epoch or the task took; not a number when it was not measured
 * @param sequence journal sequence at which it was reported, or at which the trial failed
 * @param seen all metrics of the report; null if the trial failed for good before: as bad as if it had diverged
 */
public record Milestone(
        int trial,
        int key,
        double loss,
        double seconds,
        long sequence,
        @Nullable Measurement seen) {
    /** Whether the trial failed for good on its way here. */
    public boolean failed() {
        return seen == null;
    }
}
