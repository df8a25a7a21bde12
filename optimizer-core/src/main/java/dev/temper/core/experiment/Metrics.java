package dev.temper.core.experiment;

import dev.temper.core.event.Event.Reported;
import java.util.List;

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

    /** Whether a report has every limited metric, and each within its bound. */
    public boolean allow(List<Reported> values) {
        return limits.stream()
                .allMatch(limit -> values.stream()
                        .anyMatch(value -> value.metric().equals(limit.metric()) && limit.allows(value.value())));
    }
}
