package dev.temper.core.baseline;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.effort.Effort;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.model.Encoding;
import dev.temper.core.pool.Option;
import dev.temper.core.pool.Pool;
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
import java.util.Set;

/**
 * New configurations to choose from: of a short list those that were not tried; of a wide space a new quasi-random part
 * of it each time, and the surroundings of the best trials.
 */
final class FreshOptions {
    /** Options at most; for methods that look at one task only, which is cheap, more. */
    private static final int SIZE = 250;

    private static final int SIZE_OF_ONE_TASK = 1000;
    private static final int LEADERS = 4;
    private static final int NEIGHBOURS = 28;
    /** Steps from a leader, each a quarter of the one before. */
    private static final double[] STEPS = {0.2, 0.05, 0.0125, 0.003125};

    private static final long STREAM = 16L << 32;

    private final long seed;
    private final Encoding encoding;
    private final Encoded encoded;
    private final Suggester suggester;
    private final Neighbours neighbours;
    private final int size;
    private final long draws;
    /** All configurations, where there are few. */
    private final List<Option> all = new ArrayList<>();

    FreshOptions(ExperimentDefinition definition, Encoding encoding, Encoded encoded, boolean oneTask) {
        this.seed = definition.seed();
        this.encoding = encoding;
        this.encoded = encoded;
        this.suggester = Suggesters.quasiRandom(definition.space(), seed);
        this.neighbours = new Neighbours(definition.space());
        this.size = oneTask ? SIZE_OF_ONE_TASK : SIZE;
        long configurations = new UnitCube(definition.parameters()).size();
        this.draws = Math.min(configurations, 1L << 31);
        List<Configuration> candidates = definition.space().candidates();
        candidates.forEach(configuration -> all.add(encoded.fresh(configuration)));
        if (all.isEmpty() && configurations <= SIZE_OF_ONE_TASK) {
            // After its draws a finite sequence has every configuration once.
            for (long i = configurations; i < 2 * configurations; i++) {
                Configuration configuration = suggester.at(i);
                if (configuration != null) {
                    all.add(encoded.fresh(configuration));
                }
            }
        }
    }

    /** The first configurations of the quasi-random sequence that were not tried. */
    List<Option> design(History history, int count) {
        Pool pool = new Pool(encoding, history.configurations());
        Search search = new Search(suggester, Effort.unlimited());
        long from = 0;
        while (pool.size() < count) {
            Search.Found found = search.next(from, pool::knows);
            if (found == null) {
                break;
            }
            pool.add(found.configuration());
            from = found.index() + 1;
        }
        return pool.options();
    }

    /**
     * New configurations to weigh.
     *
     * @param leaders the best trials, best first
     */
    List<Option> weighed(History history, List<Past> leaders) {
        Set<ConfigurationKey> tried = history.configurations();
        List<Past> best = leaders.subList(0, Math.min(LEADERS, leaders.size()));
        int started = history.trials().size();
        if (all.isEmpty()) {
            return drawn(tried, started, best);
        }
        List<Option> free = new ArrayList<>(all);
        free.removeIf(option -> tried.contains(new ConfigurationKey(option.configuration())));
        return free.size() <= size ? free : some(free, started, best);
    }

    private List<Option> drawn(Set<ConfigurationKey> tried, long started, List<Past> leaders) {
        Pool pool = new Pool(encoding, tried);
        long spread = SIZE - LEADERS * NEIGHBOURS;
        for (long i = 0; i < spread; i++) {
            pool.add(suggester.at((SIZE_OF_ONE_TASK + started * spread + i) % draws));
        }
        for (int i = 0; i < leaders.size(); i++) {
            for (int k = 0; k < NEIGHBOURS; k++) {
                long counter = (started * LEADERS + i) * NEIGHBOURS + k;
                Configuration leader = leaders.get(i).configuration();
                pool.add(neighbours.near(leader, STEPS[k % STEPS.length], seed, counter));
            }
        }
        return pool.options();
    }

    /** Of a long list what is near the leaders, and others at random. */
    private List<Option> some(List<Option> free, long started, List<Past> leaders) {
        List<Option> chosen = new ArrayList<>();
        for (Past leader : leaders) {
            takeNearest(encoded.features(leader), free, chosen);
        }
        long counter = started << 20;
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
