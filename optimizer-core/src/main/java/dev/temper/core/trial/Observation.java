package dev.temper.core.trial;

import org.jspecify.annotations.Nullable;

/**
 * What a trial reported at a fidelity, or, at full fidelity, would have reported there: it had converged below.
 *
 * @param seen the metrics that count
 * @param seconds seconds that the epoch, or the whole named task, took; null when not measured
 * @param sequence journal sequence at which it was reported
 */
public record Observation(Measurement seen, @Nullable Double seconds, long sequence) {
    /** The first objective, in its own direction; NaN or infinite when training diverged. */
    public double value() {
        return seen.value();
    }

    /** Key of a trial's observation at an epoch, or for named tasks at a rung: the trial in the high 32 bits. */
    public static long key(int trial, int epoch) {
        return ((long) trial << 32) | epoch;
    }

    /** Trial of a key. */
    public static int trial(long key) {
        return (int) (key >> 32);
    }

    /** Epoch of a key, or for named tasks the rung. */
    public static int epoch(long key) {
        return (int) key;
    }
}
