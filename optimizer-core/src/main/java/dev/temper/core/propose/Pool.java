package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Place;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Neighbours;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import dev.temper.core.suggest.Suggester;
import dev.temper.core.suggest.Suggesters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Configurations that the model weighs between two fits: most of them evenly spread, the others near the best trials.
 * Of a space of few configurations it holds all.
 */
final class Pool {
    /** Most configurations that a pool holds. */
    static final int SIZE = 1000;

    private static final int SPREAD = SIZE * 5 / 8;
    private static final int CENTRES = 4;
    private static final int IMPORTED = 50;
    private static final int NEAR_IMPORTED = 25;
    private static final double[] STEPS = {Neighbours.USUAL, Neighbours.USUAL / 3};

    private final List<Configuration> configurations;
    private final List<ConfigurationKey> keys;
    private final List<Place> places;

    private Pool(List<Configuration> configurations, Encoding encoding, double level) {
        this.configurations = configurations;
        this.keys = configurations.stream().map(ConfigurationKey::new).toList();
        this.places = configurations.stream()
                .map(configuration -> new Place(encoding.encode(configuration), Place.NEW, level))
                .toList();
    }

    /**
     * The pool that goes with a fit.
     *
     * @param best the trials as they stood at the fit, furthest first
     * @param imports what it started with
     * @param fit how many fits there were before
     */
    static Pool of(
            ExperimentDefinition definition,
            List<Run> best,
            Imports imports,
            int fit,
            Encoding encoding,
            double level) {
        Set<ConfigurationKey> known = new TreeSet<>();
        best.forEach(run -> known.add(new ConfigurationKey(run.trial().configuration())));
        List<Configuration> found = new ArrayList<>();
        near(definition, best, fit, known, found);
        imported(definition, imports, fit, known, found);
        spread(definition, fit, known, found);
        return new Pool(found, encoding, level);
    }

    /** The next part of an evenly spread sequence; it begins anew where it ends, as that of a finite space does. */
    private static void spread(
            ExperimentDefinition definition, int fit, Set<ConfigurationKey> known, List<Configuration> found) {
        Space space = definition.space();
        long combinations = new UnitCube(space).size();
        // After as many draws as there are combinations, a finite sequence has every configuration once.
        long start = space.candidates().isEmpty() && combinations <= SIZE ? combinations : 0;
        long length =
                space.candidates().isEmpty() ? combinations : space.candidates().size();
        Suggester spread = Suggesters.quasiRandom(space, ~definition.seed());
        for (long i = 0; i < Math.min(length, SIZE) && found.size() < SIZE; i++) {
            Configuration next = spread.at(start + ((long) fit * SPREAD + i) % length);
            if (next != null) {
                add(next, known, found);
            }
        }
    }

    private static void near(
            ExperimentDefinition definition,
            List<Run> best,
            int fit,
            Set<ConfigurationKey> known,
            List<Configuration> found) {
        Neighbours neighbours = new Neighbours(definition.space());
        int each = (SIZE - SPREAD) / CENTRES;
        for (Run run : best.subList(0, Math.min(CENTRES, best.size()))) {
            Configuration middle = run.trial().configuration();
            if (!definition.space().candidates().isEmpty()) {
                neighbours.nearest(middle, each).forEach(next -> add(next, known, found));
                continue;
            }
            for (int i = 0; i < each; i++) {
                long counter = ((long) fit * SIZE + run.number()) * SIZE + i;
                add(neighbours.near(middle, STEPS[i % STEPS.length], definition.seed(), counter), known, found);
            }
        }
    }

    /** The best that was imported, and what is near it. */
    private static void imported(
            ExperimentDefinition definition,
            Imports imports,
            int fit,
            Set<ConfigurationKey> known,
            List<Configuration> found) {
        Neighbours neighbours = new Neighbours(definition.space());
        boolean listed = !definition.space().candidates().isEmpty();
        List<Imports.Training> best = imports.best();
        for (int k = 0; k < Math.min(IMPORTED, best.size()); k++) {
            Configuration middle = best.get(k).configuration();
            if (best.get(k).open()) {
                add(middle, known, found);
            }
            if (listed) {
                neighbours.nearest(middle, NEAR_IMPORTED).forEach(next -> add(next, known, found));
                continue;
            }
            for (int i = 0; k < CENTRES && i < NEAR_IMPORTED; i++) {
                long counter = ((long) fit * SIZE - 1 - k) * SIZE + i;
                add(neighbours.near(middle, STEPS[i % STEPS.length], definition.seed(), counter), known, found);
            }
        }
    }

    private static void add(Configuration next, Set<ConfigurationKey> known, List<Configuration> found) {
        if (known.add(new ConfigurationKey(next))) {
            found.add(next);
        }
    }

    int size() {
        return places.size();
    }

    Configuration configuration(int index) {
        return configurations.get(index);
    }

    /** At full fidelity. */
    List<Place> places() {
        return places;
    }

    /** For each configuration whether no trial has it. */
    boolean[] free(Set<ConfigurationKey> used) {
        boolean[] free = new boolean[keys.size()];
        for (int i = 0; i < free.length; i++) {
            free[i] = !used.contains(keys.get(i));
        }
        return free;
    }
}
