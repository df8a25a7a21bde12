package dev.temper.testkit.law;

import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metrics;
import dev.temper.core.event.Event;
import java.util.Arrays;
import java.util.List;

/** What a report says of every objective. */
final class Losses {
    private Losses() {}

    /** What is not finite, or not there, in one objective counts as the worst in all. */
    static double[] of(Metrics metrics, Event.MetricReported report) {
        List<Metric> objectives = metrics.objectives();
        double[] losses = new double[objectives.size()];
        for (int i = 0; i < losses.length; i++) {
            Metric objective = objectives.get(i);
            // Adding 0 turns -0 into 0: the two are equal.
            losses[i] = report.values().stream()
                            .filter(value -> value.metric().equals(objective.name()))
                            .mapToDouble(value -> objective.toLoss(value.value()))
                            .findFirst()
                            .orElse(Double.NaN)
                    + 0.0;
        }
        if (Arrays.stream(losses).anyMatch(loss -> !Double.isFinite(loss))) {
            Arrays.fill(losses, Double.POSITIVE_INFINITY);
        }
        return losses;
    }
}
