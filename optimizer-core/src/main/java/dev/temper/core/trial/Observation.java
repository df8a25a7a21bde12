package dev.temper.core.trial;

import org.jspecify.annotations.Nullable;

/**
 * What a trial reported at a fidelity.
 *
 * @param value the metric, in its own direction; NaN or infinite when training diverged
 * @param seconds seconds that the epoch took, when measured
 * @param sequence journal sequence at which it was reported
 */
public record Observation(double value, @Nullable Double seconds, long sequence) {
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
