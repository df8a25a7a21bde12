package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.history.History;
import dev.temper.core.history.Milestone;
import dev.temper.core.history.Past;
import dev.temper.core.model.Centred;
import dev.temper.core.model.Excess;
import dev.temper.core.model.Scaling;
import dev.temper.core.model.Warp;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric as the model learns it, lower being better: an objective's loss, or by how much a limit is exceeded.
 *
 * @param place among the metrics that count
 * @param limited whether it is a limit; it is kept from 0 downwards
 * @param threshold of the limit; 0 for an objective
 * @param alone whether it is the only objective
 */
record LearnedMetric(int place, Goal goal, boolean limited, double threshold, boolean alone) {
    /** All of an experiment: the objectives, then the limits. */
    static List<LearnedMetric> of(ExperimentDefinition definition) {
        List<LearnedMetric> metrics = new ArrayList<>();
        for (Metric objective : definition.metrics().objectives()) {
            metrics.add(new LearnedMetric(
                    metrics.size(),
                    objective.goal(),
                    false,
                    0,
                    !definition.metrics().isMultiple()));
        }
        for (Limit limit : definition.metrics().limits()) {
            metrics.add(new LearnedMetric(metrics.size(), limit.goal(), true, limit.threshold(), false));
        }
        return List.copyOf(metrics);
    }

    /** The loss or the excess; NaN when it was not reported. */
    double loss(Milestone milestone) {
        double value = reading(milestone).value();
        return goal == Goal.MINIMIZE ? value - threshold : threshold - value;
    }

    /** Its standard deviation as reported; 0 if none was. */
    double stddev(Milestone milestone) {
        Double stddev = reading(milestone).stddev();
        return stddev == null ? 0 : stddev;
    }

    private Reading reading(Milestone milestone) {
        Measurement seen = milestone.seen();
        return seen == null ? Reading.MISSING : seen.reading(place);
    }

    /** Whether there is something to learn: a training that diverged has a loss, the worst, but says nothing on limits. */
    boolean learns(Milestone milestone) {
        return !limited || Double.isFinite(loss(milestone));
    }

    /** Whether the limit is kept there. */
    boolean isKept(Milestone milestone) {
        return loss(milestone) <= 0;
    }

    /** Whether every limit is kept there. */
    static boolean allow(List<LearnedMetric> metrics, Milestone milestone) {
        return metrics.stream().allMatch(metric -> !metric.limited || metric.isKept(milestone));
    }

    /**
     * The scale of a history. Among several objectives it is that of the trials of the first bracket alone: the model's
     * own choices crowd at one end, and the scale must not follow them there.
     */
    Scaling scaling(History history) {
        double[] latest = history.runs().stream()
                .filter(run -> limited || alone || run.trial().bracket() == 0)
                .mapToDouble(run -> loss(latest(run)))
                .toArray();
        if (limited) {
            return Excess.fit(latest);
        }
        return alone ? Warp.fit(latest) : Centred.fit(latest);
    }

    private Milestone latest(Past run) {
        for (int i = run.milestones().size() - 1; i > 0; i--) {
            if (learns(run.milestones().get(i))) {
                return run.milestones().get(i);
            }
        }
        return run.milestones().get(0);
    }
}
