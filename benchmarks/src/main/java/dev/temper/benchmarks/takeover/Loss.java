package dev.temper.benchmarks.takeover;

import java.util.List;

/**
 * An optimizer that was lost. Times are in nanoseconds since it was gone.
 *
 * @param given until the brokers had given all that it owned to another
 * @param decisions until each experiment in its partitions had the first decision on what was reported since, ascending
 */
record Loss(long given, List<Long> decisions) {
    /** Copies the list. */
    Loss {
        decisions = List.copyOf(decisions);
    }

    /** Until all experiments had one. */
    long last() {
        return decisions.get(decisions.size() - 1);
    }

    @Override
    public String toString() {
        return "%.1f s until others own its partitions, first decisions after %.1f to %.1f s"
                .formatted(given / 1e9, decisions.get(0) / 1e9, last() / 1e9);
    }
}
