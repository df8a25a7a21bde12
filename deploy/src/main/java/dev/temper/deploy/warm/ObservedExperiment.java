package dev.temper.deploy.warm;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import dev.temper.deploy.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** What the trials of an experiment came to: their values at its rungs, and each one's last. */
public final class ObservedExperiment {
    private final ExperimentDefinition definition;
    private final int place;
    private final boolean turned;

    private ObservedExperiment(ExperimentDefinition definition, int place, boolean turned) {
        this.definition = definition;
        this.place = place;
        this.turned = turned;
    }

    /**
     * The values of a state that has a definition, trial by trial.
     *
     * @param metric the new experiment's: of several objectives that of the same name is taken, a single one whatever it is
     *     called; where its goal is the other, values change their sign
     * @throws Failure if there are several objectives and none has the name
     */
    public static List<ObservedValue> of(ExperimentState state, Metric metric) {
        ExperimentDefinition definition = Objects.requireNonNull(state.header().definition());
        int place = place(definition, metric.name());
        Metric.Goal goal = definition.metrics().objectives().get(place).goal();
        ObservedExperiment reader = new ObservedExperiment(definition, place, goal != metric.goal());
        List<ObservedValue> all = new ArrayList<>();
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
                if (i == seen.size() - 1 || definition.ladder().isRung(key)) {
                    all.add(reader.observed(
                            row.value().configuration(),
                            key,
                            seen.get(i).value().seen().reading(reader.place).value()));
                }
            }
        }
        return all;
    }

    private static int place(ExperimentDefinition definition, String metric) {
        List<String> names =
                definition.metrics().objectives().stream().map(Metric::name).toList();
        int place = names.size() == 1 ? 0 : names.indexOf(metric);
        if (place < 0) {
            throw new Failure(
                    "experiment '%s' has no objective %s to start with, but %s: name one of them first in the new one"
                            .formatted(definition.id(), metric, String.join(", ", names)));
        }
        return place;
    }

    private ObservedValue observed(Configuration configuration, int key, double value) {
        Ladder ladder = definition.ladder();
        TreeMap<String, String> parameters = new TreeMap<>();
        configuration.settings().forEach(setting -> parameters.put(setting.parameter(), text(setting.value())));
        Integer epoch = ladder.passesRungs() ? Integer.valueOf(key) : null;
        String task = ladder.passesRungs() || key == ladder.last() ? null : ladder.name(key);
        return new ObservedValue(parameters, epoch, task, turned ? -value : value);
    }

    private static String text(Value value) {
        if (value instanceof Value.OfDouble real) {
            return Double.toString(real.value());
        }
        return value instanceof Value.OfLong whole ? Long.toString(whole.value()) : ((Value.OfText) value).value();
    }
}
