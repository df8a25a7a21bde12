package dev.temper.core.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about the metrics that count.
 *
 * @param first the first objective
 * @param others the other objectives, then the metrics with a limit, each in the definition's order
 */
public record Measurement(Reading first, List<Reading> others) {
    /** Copies the list. */
    public Measurement {
        others = List.copyOf(others);
    }

    /** Of one metric, without a standard deviation. */
    public static Measurement of(double value) {
        return new Measurement(new Reading(value, null), List.of());
    }

    /** The first objective's value. */
    public double value() {
        return first.value();
    }

    /** The first objective's standard deviation as reported. */
    public @Nullable Double stddev() {
        return first.stddev();
    }

    /** A metric by its place: 0 is the first objective. What an older release did not keep is missing. */
    public Reading reading(int place) {
        if (place == 0) {
            return first;
        }
        return place <= others.size() ? others.get(place - 1) : Reading.MISSING;
    }
}
