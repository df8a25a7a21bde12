package dev.temper.benchmarks.takeover;

import java.util.Arrays;

/**
 * An optimizer that was lost. Times are in nanoseconds since it was gone.
 *
 * @param given until the brokers had given all that it owned to another
 * @param decisions until each experiment in its partitions had the first decision on what was reported since, ascending
 */
record Loss(long given, long[] decisions) {
    /** Until all experiments had one. */
    long last() {
        return decisions[decisions.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Loss loss && given == loss.given && Arrays.equals(decisions, loss.decisions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(decisions);
    }

    @Override
    public String toString() {
        return "%.1f s until others own its partitions, first decisions after %.1f to %.1f s"
                .formatted(given / 1e9, decisions[0] / 1e9, last() / 1e9);
    }
}
