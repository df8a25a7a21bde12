package dev.temper.core.trial;

import org.jspecify.annotations.Nullable;

/**
 * A metric's name and value, as training reports it.
 *
 * @param value may be NaN or infinite
 * @param stddev standard deviation of the value, when training knows it
 */
public record Reported(
        String metric, double value, @Nullable Double stddev) {
    /** A value without a standard deviation. */
    public Reported(String metric, double value) {
        this(metric, value, null);
    }
}
