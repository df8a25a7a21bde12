package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.history.History;
import dev.temper.core.history.Outcome;
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
        Output output = Output.of(definition).get(0);
        return of(history, output, output.scaling(history), most);
    }

    /** What a fit learns of a metric. */
    static List<LearnedValue> of(History history, Output output, Scaling scaling, int most) {
        Map<Integer, Trial> trials = new TreeMap<>();
        history.runs().forEach(run -> trials.put(run.number(), run.trial()));
        List<LearnedValue> values = new ArrayList<>();
        for (Outcome outcome : history.learned(most)) {
            Trial trial = trials.get(outcome.trial());
            if (trial != null && output.learns(outcome)) {
                double loss = output.loss(outcome);
                values.add(new LearnedValue(
                        trial,
                        history.fidelity().levelOf(outcome),
                        scaling.apply(loss),
                        scaling.variance(loss, output.stddev(outcome))));
            }
        }
        return values;
    }
}
