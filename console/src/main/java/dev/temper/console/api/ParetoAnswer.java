package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ParetoSet;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import dev.temper.stream.views.ViewMaker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Trials trained in full by their objectives.
 *
 * @param objectives in the definition's order
 * @param members that no other is better than in all objectives
 * @param others at most 2,000
 */
public record ParetoAnswer(List<GoalAnswer> objectives, List<TrialAnswer> members, List<Point> others) {
    private static final int MOST = 2_000;

    /** Copies the lists. */
    public ParetoAnswer {
        objectives = List.copyOf(objectives);
        members = List.copyOf(members);
        others = List.copyOf(others);
    }

    /** A trial's values, in the order of the objectives. */
    public record Point(int trial, List<Double> objectives) {}

    static ParetoAnswer of(Chronicle chronicle, ExperimentDefinition definition) {
        Set<Integer> best = new HashSet<>(ParetoSet.of(chronicle.state()));
        List<TrialAnswer> members = new ArrayList<>();
        List<Point> others = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : chronicle.state().trials()) {
            Trial trial = row.value();
            if (best.contains(trial.number())) {
                members.add(TrialAnswer.of(chronicle, trial));
            } else if (trial.status() == TrialStatus.COMPLETED && others.size() < MOST) {
                others.add(new Point(trial.number(), values(definition, trial)));
            }
        }
        return new ParetoAnswer(
                definition.metrics().objectives().stream().map(GoalAnswer::of).toList(), members, others);
    }

    private static List<Double> values(ExperimentDefinition definition, Trial trial) {
        List<Double> values = ViewMaker.objectives(definition, trial);
        Double only = trial.progress().value();
        return values.isEmpty() && only != null ? List.of(only) : values;
    }
}
