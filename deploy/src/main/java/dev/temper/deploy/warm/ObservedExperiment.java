package dev.temper.deploy.warm;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.Metric;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** What the trials of an experiment came to: their values at its rungs, and each one's last. */
public final class ObservedExperiment {
    private final ExperimentDefinition definition;
    private final boolean turned;

    private ObservedExperiment(ExperimentDefinition definition, boolean turned) {
        this.definition = definition;
        this.turned = turned;
    }

    /**
     * The values of a state that has a definition, trial by trial.
     *
     * @param goal the new experiment's; where this one's is the other, values change their sign
     */
    public static List<Observed> of(ExperimentState state, Metric.Goal goal) {
        ExperimentDefinition definition = Objects.requireNonNull(state.header().definition());
        ObservedExperiment reader =
                new ObservedExperiment(definition, definition.metric().goal() != goal);
        List<Observed> all = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            List<PersistentMap.Entry<Long, Observation>> seen = new ArrayList<>();
            for (var entry : state.observations().from(Observation.key(row.key(), 0))) {
                if (Observation.trial(entry.key()) != row.key()) {
                    break;
                }
                seen.add(entry);
            }
            for (int i = 0; i < seen.size(); i++) {
                int key = Observation.epoch(seen.get(i).key());
                if (i == seen.size() - 1 || reader.isRung(key)) {
                    all.add(reader.observed(
                            row.value().configuration(),
                            key,
                            seen.get(i).value().value()));
                }
            }
        }
        return all;
    }

    private boolean isRung(int key) {
        Ladder ladder = definition.ladder();
        return ladder.named() || ladder.tasks().stream().anyMatch(task -> task.epochs() == key);
    }

    private Observed observed(Configuration configuration, int key, double value) {
        Ladder ladder = definition.ladder();
        TreeMap<String, String> parameters = new TreeMap<>();
        configuration.settings().forEach(setting -> parameters.put(setting.parameter(), text(setting.value())));
        boolean full = ladder.named()
                ? key == ladder.tasks().size() - 1
                : key == ladder.full().epochs();
        Integer epoch = ladder.named() ? null : Integer.valueOf(key);
        String task = ladder.named() && !full ? ladder.tasks().get(key).name() : null;
        return new Observed(parameters, epoch, task, turned ? -value : value);
    }

    private static String text(Value value) {
        if (value instanceof Value.OfDouble real) {
            return Double.toString(real.value());
        }
        return value instanceof Value.OfLong whole ? Long.toString(whole.value()) : ((Value.OfText) value).value();
    }
}
