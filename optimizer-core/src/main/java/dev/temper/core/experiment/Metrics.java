package dev.temper.core.experiment;

import dev.temper.core.event.Event.Reported;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment looks at in what training reports.
 *
 * @param objective what is optimised
 * @param limits what the best trial must keep
 * @param stored names of metrics that are only kept
 */
public record Metrics(Metric objective, List<Limit> limits, List<String> stored) {
    /** Copies the lists. */
    public Metrics {
        limits = List.copyOf(limits);
        stored = List.copyOf(stored);
    }

    /** One metric and nothing else. */
    public static Metrics of(Metric objective) {
        return new Metrics(objective, List.of(), List.of());
    }

    /** What a report says about the metrics that count; null if it lacks the objective. */
    public @Nullable Measurement measure(List<Reported> values) {
        Reading first = reading(objective.name(), values);
        if (first == null || limits.isEmpty()) {
            return first == null ? null : new Measurement(first, List.of());
        }
        List<Reading> others = new ArrayList<>();
        for (Limit limit : limits) {
            Reading reading = reading(limit.metric(), values);
            others.add(reading == null ? Reading.MISSING : reading);
        }
        return new Measurement(first, others);
    }

    private static @Nullable Reading reading(String metric, List<Reported> values) {
        for (Reported reported : values) {
            if (reported.metric().equals(metric)) {
                return new Reading(reported.value(), reported.stddev());
            }
        }
        return null;
    }

    /** Whether a report has every limited metric, and each within its bound. */
    public boolean allow(List<Reported> values) {
        return limits.stream()
                .allMatch(limit -> values.stream()
                        .anyMatch(value -> value.metric().equals(limit.metric()) && limit.allows(value.value())));
    }
}
