package dev.temper.core.explain;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.Method.Model;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Fit;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Warp;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.propose.Imports;
import dev.temper.core.propose.TemperProposer;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Reading;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The default method's model as its last proposal had it, with the values at rungs and the last one of each trial. */
final class Learned {
    /** More values than these would make an answer slow; the first trials of an experiment are left out then. */
    private static final int MOST = 400;

    private final ExperimentDefinition definition;
    private final Encoding encoding;
    private final Kernel kernel;
    private final double[] theta;
    private final List<Seen> seen;

    private record Seen(Trial trial, double level, double z, double noise) {}

    private Learned(
            ExperimentDefinition definition, Encoding encoding, Kernel kernel, double[] theta, List<Seen> seen) {
        this.definition = definition;
        this.encoding = encoding;
        this.kernel = kernel;
        this.theta = theta;
        this.seen = seen;
    }

    /** Null when nothing was learnt yet, or by another method. */
    static @Nullable Learned of(ExperimentState state) {
        ExperimentDefinition definition = state.header().definition();
        Proposal proposal = state.proposal();
        if (definition == null || proposal == null || definition.method().model() != Model.TEMPER) {
            return null;
        }
        Encoding encoding = Encoding.of(definition.space());
        Kernel kernel = TemperProposer.kernel(definition, encoding);
        double[] theta = proposal.model().hyperparameters().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (theta.length < kernel.parameters()) {
            return null;
        }
        return new Learned(definition, encoding, kernel, Fit.part(kernel, theta, 0), seen(state, definition));
    }

    private static List<Seen> seen(ExperimentState state, ExperimentDefinition definition) {
        SortedMap<Integer, SortedMap<Integer, Reading>> losses = new TreeMap<>();
        for (PersistentMap.Entry<Long, Observation> row : state.observations()) {
            losses.computeIfAbsent(Observation.trial(row.key()), number -> new TreeMap<>())
                    .put(
                            Observation.epoch(row.key()),
                            loss(definition, row.value().seen().first()));
        }
        double[] latest = losses.values().stream().mapToDouble(Learned::latest).toArray();
        Warp warp = Warp.fit(latest);
        List<Seen> seen = new ArrayList<>();
        losses.forEach((number, of) -> {
            Trial trial = state.trials().get(number);
            of.forEach((key, loss) -> {
                if (trial != null && (key.equals(of.lastKey()) || isRung(definition.ladder(), key))) {
                    Double stddev = loss.stddev();
                    double noise = warp.variance(loss.value(), stddev == null ? 0 : stddev);
                    seen.add(new Seen(trial, level(definition.ladder(), key), warp.apply(loss.value()), noise));
                }
            });
        });
        return seen.subList(Math.max(0, seen.size() - MOST), seen.size());
    }

    private static double latest(SortedMap<Integer, Reading> losses) {
        Reading last = losses.get(losses.lastKey());
        return last == null ? Double.NaN : last.value();
    }

    private static Reading loss(ExperimentDefinition definition, Reading reading) {
        return new Reading(definition.metric().toLoss(reading.value()), reading.stddev());
    }

    private static boolean isRung(Ladder ladder, int key) {
        return ladder.named() || ladder.tasks().stream().anyMatch(task -> task.epochs() == key);
    }

    private static double level(Ladder ladder, int key) {
        return ladder.named() ? ladder.level(ladder.tasks().get(key)) : key;
    }

    ExperimentDefinition definition() {
        return definition;
    }

    Encoding encoding() {
        return encoding;
    }

    Kernel kernel() {
        return kernel;
    }

    double[] theta() {
        return theta.clone();
    }

    /**
     * The posterior of all but one group of trials.
     *
     * @param groups how many groups the trials fall into, by number
     * @param without the group that is left out; -1 for none
     */
    Posterior posterior(int groups, int without) {
        Observations observations = new Observations();
        Imports.of(definition, encoding).addTo(observations);
        SortedMap<Integer, Integer> rows = new TreeMap<>();
        for (Seen one : seen) {
            int number = one.trial().number();
            if (number % groups != without) {
                int row = rows.computeIfAbsent(
                        number,
                        n -> observations.addTrial(encoding.encode(one.trial().configuration())));
                observations.add(row, one.level(), one.z(), one.noise());
            }
        }
        return Posterior.of(kernel, theta, observations);
    }
}
