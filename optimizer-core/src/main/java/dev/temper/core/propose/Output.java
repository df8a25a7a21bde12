package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.history.History;
import dev.temper.core.history.Outcome;
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
record Output(int place, Goal goal, boolean limited, double threshold, boolean alone) {
    /** All of an experiment: the objectives, then the limits. */
    static List<Output> of(ExperimentDefinition definition) {
        List<Output> outputs = new ArrayList<>();
        for (Metric objective : definition.metrics().objectives()) {
            outputs.add(new Output(
                    outputs.size(),
                    objective.goal(),
                    false,
                    0,
                    !definition.metrics().isMultiple()));
        }
        for (Limit limit : definition.metrics().limits()) {
            outputs.add(new Output(outputs.size(), limit.goal(), true, limit.threshold(), false));
        }
        return List.copyOf(outputs);
    }

    /** The loss or the excess; NaN when it was not reported. */
    double loss(Outcome outcome) {
        double value = reading(outcome).value();
        return goal == Goal.MINIMIZE ? value - threshold : threshold - value;
    }

    /** Its standard deviation as reported; 0 if none was. */
    double stddev(Outcome outcome) {
        Double stddev = reading(outcome).stddev();
        return stddev == null ? 0 : stddev;
    }

    private Reading reading(Outcome outcome) {
        Measurement seen = outcome.seen();
        return seen == null ? Reading.MISSING : seen.reading(place);
    }

    /** Whether there is something to learn: a training that diverged has a loss, the worst, but says nothing on limits. */
    boolean learns(Outcome outcome) {
        return !limited || Double.isFinite(loss(outcome));
    }

    /** Whether the limit is kept there. */
    boolean isKept(Outcome outcome) {
        return loss(outcome) <= 0;
    }

    /** Whether every limit is kept there. */
    static boolean allow(List<Output> outputs, Outcome outcome) {
        return outputs.stream().allMatch(output -> !output.limited || output.isKept(outcome));
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

    private Outcome latest(Past run) {
        for (int i = run.outcomes().size() - 1; i > 0; i--) {
            if (learns(run.outcomes().get(i))) {
                return run.outcomes().get(i);
            }
        }
        return run.outcomes().get(0);
    }
}
