package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.history.History;
import dev.temper.core.history.Milestone;
import dev.temper.core.model.Scaling;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value as the default method's model learns it.
 *
 * @param trial that reported it, or failed for good
 * @param level that it counts for
 * @param value on the model's scale
 * @param noise variance of that, as reported
 */
public record LearnedValue(Trial trial, double level, double value, double noise) {
    /**
     * What a fit would learn of the first objective now.
     *
     * @param most how many values; of more, those of the trials that came furthest and every so many of the others
     */
    public static List<LearnedValue> of(ExperimentState state, ExperimentDefinition definition, int most) {
        History history = History.of(state, definition);
        LearnedMetric metric = LearnedMetric.of(definition).get(0);
        return of(history, metric, metric.scaling(history), most);
    }

    /** What a fit learns of a metric. */
    static List<LearnedValue> of(History history, LearnedMetric metric, Scaling scaling, int most) {
        Map<Integer, Trial> trials = new TreeMap<>();
        history.runs().forEach(run -> trials.put(run.number(), run.trial()));
        List<LearnedValue> values = new ArrayList<>();
        for (Milestone milestone : history.learned(most)) {
            Trial trial = trials.get(milestone.trial());
            if (trial != null && metric.learns(milestone)) {
                double loss = metric.loss(milestone);
                values.add(new LearnedValue(
                        trial,
                        history.fidelity().levelOf(milestone),
                        scaling.apply(loss),
                        scaling.variance(loss, metric.stddev(milestone))));
            }
        }
        return values;
    }
}
