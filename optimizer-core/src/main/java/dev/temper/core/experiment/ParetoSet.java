package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.rung.Fronts;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;

/** The trials of an experiment with several objectives that none other is better than in all of them. */
public final class ParetoSet {
    /** Whoever looks at the set is told no more of it: else many objectives would make it as long as the experiment. */
    private static final int MOST = 1_000;

    private ParetoSet() {}

    /**
     * Of the trials trained in full that keep every limit, those that no other dominates, by number, at most 1,000 of
     * them. With one objective the best trial, and those equal to it.
     */
    public static List<Integer> of(ExperimentState state) {
        ExperimentDefinition definition = state.header().definition();
        if (definition == null) {
            return List.of();
        }
        Ladder ladder = definition.ladder();
        int last = ladder.last();
        int key = ladder.key(last);
        List<Fronts.Point> points = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            Trial trial = row.value();
            Observation seen = state.observations().get(Observation.key(trial.number(), key));
            RungRun run = trial.progress().rung() == last ? trial.progress().last() : null;
            Double value = run == null ? null : run.value();
            if (run != null
                    && value != null
                    && Double.isFinite(value)
                    && seen != null
                    && definition.metrics().allow(seen.seen())) {
                points.add(new Fronts.Point(trial.number(), definition.metrics().losses(value, run.others())));
            }
        }
        return Fronts.first(points, MOST).stream().map(Fronts.Point::number).toList();
    }
}
