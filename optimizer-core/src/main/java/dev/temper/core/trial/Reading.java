package dev.temper.core.trial;

import org.jspecify.annotations.Nullable;

/**
 * A metric's value in a report.
 *
 * @param value in the metric's own direction; NaN or infinite when training diverged, NaN when it was not reported
 * @param stddev standard deviation of the value as reported: 0 or more and finite; null when there was none
 */
public record Reading(double value, @Nullable Double stddev) {
    /** What was not reported. */
    public static final Reading MISSING = new Reading(Double.NaN, null);

    /** Leaves out a standard deviation that can't be one. */
    public Reading {
        stddev = stddev != null && stddev >= 0 && Double.isFinite(stddev) ? stddev : null;
    }
}
