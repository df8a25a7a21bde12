package dev.temper.core.baseline;

import dev.temper.core.baseline.History.Past;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.effort.Effort;
import dev.temper.core.model.Encoding;
import dev.temper.core.pool.Option;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Neighbours;
import dev.temper.core.space.UnitCube;
import dev.temper.core.suggest.Search;
import dev.temper.core.suggest.Suggester;
import dev.temper.core.suggest.Suggesters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What there is to choose from: of a short list of configurations those that were not tried; of a wide space a new
 * quasi-random part of it each time, and the surroundings of the best trials.
 */
final class Pool {
    /** Options that were not tried, at most; for methods that look at one task only, which is cheap, more. */
    private static final int SIZE = 250;

    private static final int SIZE_OF_ONE_TASK = 1000;
    private static final int LEADERS = 4;
    private static final int NEIGHBOURS = 28;
    /** Steps from a leader, each a quarter of the one before. */
    private static final double[] STEPS = {0.2, 0.05, 0.0125, 0.003125};

    private static final long STREAM = 16L << 32;

    private final long seed;
    private final Encoding encoding;
    private final Suggester suggester;
    private final Neighbours neighbours;
    private final int size;
    private final long draws;
    /** Trials by number, encoded once: it only saves time. */
    private final Map<Integer, Option> encoded = new TreeMap<>();
    /** All configurations with their features, where there are few. */
    private final List<Option> all = new ArrayList<>();

    Pool(ExperimentDefinition definition, Encoding encoding, boolean oneTask) {
        this.seed = definition.seed();
        this.encoding = encoding;
        this.suggester = Suggesters.quasiRandom(definition.space(), seed);
        this.neighbours = new Neighbours(definition.space());
        this.size = oneTask ? SIZE_OF_ONE_TASK : SIZE;
        long configurations = new UnitCube(definition.parameters()).size();
        this.draws = Math.min(configurations, 1L << 31);
        List<Configuration> candidates = definition.space().candidates();
        candidates.forEach(configuration -> all.add(fresh(configuration)));
        if (all.isEmpty() && configurations <= SIZE_OF_ONE_TASK) {
            // After its draws a finite sequence has every configuration once.
            for (long i = configurations; i < 2 * configurations; i++) {
                Configuration configuration = suggester.at(i);
                if (configuration != null) {
                    all.add(fresh(configuration));
                }
            }
        }
    }

    private Option fresh(Configuration configuration) {
        return new Option(0, configuration, encoding.encode(configuration), -1);
    }

    /** The encoded configuration of a trial. */
    double[] features(Past past) {
        Option known = encoded.get(past.number());
        if (known == null || !known.configuration().equals(past.configuration())) {
            known = fresh(past.configuration());
            encoded.put(past.number(), known);
        }
        return known.features();
    }

    /** The first configurations of the quasi-random sequence that were not tried. */
    List<Option> design(History history, int count) {
        Set<ConfigurationKey> used = used(history);
        List<Option> options = new ArrayList<>();
        Search search = new Search(suggester, Effort.unlimited());
        long from = 0;
        while (options.size() < count) {
            Search.Found found = search.next(from, tried -> used.contains(new ConfigurationKey(tried)));
            if (found == null) {
                break;
            }
            add(options, found.configuration(), used);
            from = found.index() + 1;
        }
        return options;
    }

    /**
     * New configurations to weigh.
     *
     * @param leaders the best trials, best first
     */
    List<Option> fresh(History history, List<Past> leaders) {
        Set<ConfigurationKey> used = used(history);
        List<Past> best = leaders.subList(0, Math.min(LEADERS, leaders.size()));
        return all.isEmpty() ? fromSpace(history, best, used) : fromList(history, best, used);
    }

    private static Set<ConfigurationKey> used(History history) {
        Set<ConfigurationKey> used = new TreeSet<>();
        for (Past past : history.trials()) {
            used.add(new ConfigurationKey(past.configuration()));
        }
        return used;
    }

    private List<Option> fromSpace(History history, List<Past> leaders, Set<ConfigurationKey> used) {
        List<Option> options = new ArrayList<>();
        long started = history.trials().size();
        long spread = SIZE - LEADERS * NEIGHBOURS;
        for (long i = 0; i < spread; i++) {
            add(options, suggester.at((SIZE_OF_ONE_TASK + started * spread + i) % draws), used);
        }
        for (int i = 0; i < leaders.size(); i++) {
            for (int k = 0; k < NEIGHBOURS; k++) {
                long counter = (started * LEADERS + i) * NEIGHBOURS + k;
                Configuration leader = leaders.get(i).configuration();
                add(options, neighbours.near(leader, STEPS[k % STEPS.length], seed, counter), used);
            }
        }
        return options;
    }

    private void add(List<Option> options, @Nullable Configuration configuration, Set<ConfigurationKey> used) {
        if (configuration != null && used.add(new ConfigurationKey(configuration))) {
            options.add(fresh(configuration));
        }
    }

    private List<Option> fromList(History history, List<Past> leaders, Set<ConfigurationKey> used) {
        List<Option> free = new ArrayList<>();
        for (Option option : all) {
            if (!used.contains(new ConfigurationKey(option.configuration()))) {
                free.add(option);
            }
        }
        if (free.size() <= size) {
            return free;
        }
        List<Option> chosen = new ArrayList<>();
        for (Past leader : leaders) {
            takeNearest(features(leader), free, chosen);
        }
        long counter = (long) history.trials().size() << 20;
        while (chosen.size() < size && !free.isEmpty()) {
            int drawn = CounterRandom.below(free.size(), seed, STREAM, counter++);
            chosen.add(free.get(drawn));
            free.set(drawn, free.get(free.size() - 1));
            free.remove(free.size() - 1);
        }
        return chosen;
    }

    /** Moves the options nearest to a point, of equally near ones the first. */
    private static void takeNearest(double[] centre, List<Option> free, List<Option> chosen) {
        double[] distances = new double[free.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = free.get(i).squaredDistance(centre);
        }
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double furthest = sorted[Math.min(NEIGHBOURS, sorted.length) - 1];
        List<Option> left = new ArrayList<>();
        int taken = 0;
        for (int i = 0; i < distances.length; i++) {
            boolean near = taken < NEIGHBOURS && distances[i] <= furthest;
            taken += near ? 1 : 0;
            (near ? chosen : left).add(free.get(i));
        }
        free.clear();
        free.addAll(left);
    }
}
