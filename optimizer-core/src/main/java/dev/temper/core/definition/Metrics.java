package dev.temper.core.definition;

import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Reading;
import dev.temper.core.trial.Reported;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment looks at in what training reports.
 *
 * @param objectives what is optimised, at least one; several give a Pareto set
 * @param limits what the best trial must keep
 * @param stored names of metrics that are only kept
 */
public record Metrics(List<Metric> objectives, List<Limit> limits, List<String> stored) {
    /** Copies the lists. */
    public Metrics {
        objectives = List.copyOf(objectives);
        limits = List.copyOf(limits);
        stored = List.copyOf(stored);
    }

    /** With one objective. */
    public Metrics(Metric objective, List<Limit> limits, List<String> stored) {
        this(List.of(objective), limits, stored);
    }

    /** The first objective. */
    public Metric objective() {
        return objectives.get(0);
    }

    /** Whether trials are compared by more than one metric. */
    public boolean isMultiple() {
        return objectives.size() > 1;
    }

    /** One metric and nothing else. */
    public static Metrics of(Metric objective) {
        return new Metrics(objective, List.of(), List.of());
    }

    /** Names of the objectives but the first, and of what the limits are on: curves with one value do not have them. */
    public List<String> besideTheFirst() {
        return Stream.concat(
                        objectives.stream().skip(1).map(Metric::name),
                        limits.stream().map(Limit::metric))
                .toList();
    }

    /** What a report says about the metrics that count; null if it lacks an objective. */
    public @Nullable Measurement measure(List<Reported> values) {
        Reading first = reading(objective().name(), values);
        if (first == null || (limits.isEmpty() && !isMultiple())) {
            return first == null ? null : new Measurement(first, List.of());
        }
        List<Reading> others = new ArrayList<>();
        for (Metric objective : objectives.subList(1, objectives.size())) {
            Reading reading = reading(objective.name(), values);
            if (reading == null) {
                return null;
            }
            others.add(reading);
        }
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

    /** The values of all objectives but the first. */
    public List<Double> others(Measurement seen) {
        return isMultiple()
                ? seen.others().subList(0, objectives.size() - 1).stream()
                        .map(Reading::value)
                        .toList()
                : List.of();
    }

    /** Whether an objective is not finite. */
    public boolean hasDiverged(Measurement seen) {
        return !Double.isFinite(seen.value()) || others(seen).stream().anyMatch(value -> !Double.isFinite(value));
    }

    /**
     * The losses of all objectives, lower is better; what diverged is infinite in all.
     *
     * @param value the first objective's; null as long as there is none
     * @param others of the others
     */
    public double[] losses(@Nullable Double value, List<Double> others) {
        double[] losses = new double[objectives.size()];
        double first = value == null ? Double.NaN : value;
        boolean finite = others.size() == losses.length - 1;
        for (int i = 0; i < losses.length && finite; i++) {
            // Adding 0 turns -0 into 0: the two are equal values.
            losses[i] = objectives.get(i).toLoss(i == 0 ? first : others.get(i - 1)) + 0.0;
            finite = Double.isFinite(losses[i]);
        }
        if (!finite) {
            Arrays.fill(losses, Double.POSITIVE_INFINITY);
        }
        return losses;
    }

    /** Whether the limits are kept. */
    public boolean allow(Measurement seen) {
        for (int i = 0; i < limits.size(); i++) {
            if (!limits.get(i).allows(seen.reading(objectives.size() + i).value())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a report has every limited metric, and each within its bound. */
    public boolean allow(List<Reported> values) {
        return limits.stream()
                .allMatch(limit -> values.stream()
                        .anyMatch(value -> value.metric().equals(limit.metric()) && limit.allows(value.value())));
    }
}
