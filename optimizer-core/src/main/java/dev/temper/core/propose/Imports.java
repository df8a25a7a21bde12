package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Imported;
import dev.temper.core.definition.Metric;
import dev.temper.core.history.Fidelity;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Place;
import dev.temper.core.model.Warp;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was imported, as the model sees it: one more task beside the experiment's own, with trials of its own and a warp
 * of its own. Its levels are negative ({@link dev.temper.core.model.SourceKernel}).
 */
public final class Imports {
    /** Trials are numbered down from here, where no trial of an experiment is. */
    private static final int LAST_TRIAL = Integer.MAX_VALUE;

    static final Imports NONE = new Imports();

    private final List<Place> places = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private final List<Trained> best = new ArrayList<>();

    /**
     * An imported training.
     *
     * @param value its last one, in the metric's own direction
     * @param warped its last loss, warped
     * @param open whether it may be suggested: where there are candidates, whether it is one
     */
    record Trained(Configuration configuration, double value, double warped, boolean open) {}

    private Imports() {}

    /** What a definition that passed its check imports. */
    public static Imports of(ExperimentDefinition definition, Encoding encoding) {
        Imports imports = new Imports();
        SortedMap<ConfigurationKey, List<Imported>> trainings = new TreeMap<>();
        definition.warmStart().stream()
                .sorted(Comparator.comparingInt(Imported::key))
                .forEach(one -> trainings
                        .computeIfAbsent(new ConfigurationKey(one.configuration()), key -> new ArrayList<>())
                        .add(one));
        if (!trainings.isEmpty()) {
            imports.add(definition, encoding, List.copyOf(trainings.values()));
        }
        return imports;
    }

    private void add(ExperimentDefinition definition, Encoding encoding, List<List<Imported>> trainings) {
        Fidelity fidelity = new Fidelity(definition);
        Metric metric = definition.metric();
        Warp warp = Warp.fit(trainings.stream()
                .mapToDouble(training -> metric.toLoss(last(training).value()))
                .toArray());
        Set<ConfigurationKey> candidates = new TreeSet<>();
        definition.space().candidates().forEach(candidate -> candidates.add(new ConfigurationKey(candidate)));
        for (int i = 0; i < trainings.size(); i++) {
            List<Imported> training = trainings.get(i);
            Imported last = last(training);
            double[] features = encoding.encode(last.configuration());
            for (Imported one : training) {
                places.add(new Place(features, LAST_TRIAL - i, -fidelity.levelOfKey(one.key())));
                targets.add(warp.apply(metric.toLoss(one.value())));
            }
            boolean open = candidates.isEmpty() || candidates.contains(new ConfigurationKey(last.configuration()));
            best.add(new Trained(last.configuration(), last.value(), targets.get(targets.size() - 1), open));
        }
        best.sort(Comparator.comparingDouble(Trained::warped));
    }

    private static Imported last(List<Imported> training) {
        return training.get(training.size() - 1);
    }

    /** Number of values. */
    public int size() {
        return places.size();
    }

    /** Adds all values to what a fit or a posterior is made from. */
    public void addTo(Observations observations) {
        int trial = Place.NEW;
        int row = -1;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            row = place.trial() == trial ? row : observations.addTrial(place.features());
            trial = place.trial();
            observations.add(row, place.level(), targets.get(i), 0);
        }
    }

    List<Place> places() {
        return places;
    }

    double target(int index) {
        return targets.get(index);
    }

    /** The trainings, the one of the lowest last loss first. */
    List<Trained> best() {
        return best;
    }
}
