package dev.temper.benchmarks.load;

import java.util.Arrays;

/** Times from a report to its answer. */
public final class Latencies {
    private final long[] sorted;

    /** @param nanos in any order */
    public Latencies(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** How many there are. */
    public int size() {
        return sorted.length;
    }

    /** The least time, in milliseconds, that so many percent do not exceed; NaN when there are none. */
    public double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }
}
