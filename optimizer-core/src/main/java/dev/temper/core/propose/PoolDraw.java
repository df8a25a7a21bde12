package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.history.Past;
import dev.temper.core.pool.Pool;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Neighbours;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import dev.temper.core.suggest.Suggester;
import dev.temper.core.suggest.Suggesters;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Draws what the model weighs between two fits: most configurations evenly spread, the others near the best trials. Of a
 * space of few configurations the pool holds all.
 */
final class PoolDraw {
    /** Most configurations that a pool holds. */
    static final int SIZE = 1000;

    private static final int SPREAD = SIZE * 5 / 8;
    private static final int CENTRES = 4;
    private static final int IMPORTED = 50;
    private static final int NEAR_IMPORTED = 25;
    private static final int FORETOLD = 100;
    private static final double[] STEPS = {Neighbours.USUAL, Neighbours.USUAL / 3};

    private final Space space;
    private final long seed;
    private final int fit;
    private final Neighbours neighbours;
    private final Pool pool;

    private PoolDraw(ExperimentDefinition definition, int fit, Pool pool) {
        this.space = definition.space();
        this.seed = definition.seed();
        this.fit = fit;
        this.neighbours = new Neighbours(space);
        this.pool = pool;
    }

    /**
     * The pool that goes with a fit.
     *
     * @param best the trials as they stood at the fit, furthest first
     * @param fit how many fits there were, this one among them
     */
    static Pool of(Given given, List<Past> best, int fit) {
        Set<ConfigurationKey> tried = new TreeSet<>();
        best.forEach(run -> tried.add(new ConfigurationKey(run.configuration())));
        Pool pool = new Pool(given.encoding(), tried);
        PoolDraw draw = new PoolDraw(given.definition(), fit, pool);
        draw.near(best);
        draw.imported(given.imports().best());
        if (given.foretells()) {
            draw.foretold(given);
        }
        draw.spread();
        return pool;
    }

    private boolean isListed() {
        return !space.candidates().isEmpty();
    }

    private void near(List<Past> best) {
        int each = (SIZE - SPREAD) / CENTRES;
        for (Past run : best.subList(0, Math.min(CENTRES, best.size()))) {
            near(run.configuration(), each, (long) fit * SIZE + run.number());
        }
    }

    /** The best that was imported, and what is near it. */
    private void imported(List<Imports.Trained> best) {
        for (int k = 0; k < Math.min(IMPORTED, best.size()); k++) {
            Configuration middle = best.get(k).configuration();
            if (best.get(k).open()) {
                pool.add(middle);
            }
            if (isListed() || k < CENTRES) {
                near(middle, NEAR_IMPORTED, (long) fit * SIZE - 1 - k);
            }
        }
    }

    /** What is foretold to be best, of as many as a pool holds, and what is near the very best of it. */
    private void foretold(Given given) {
        List<Scored> ranked = new ArrayList<>();
        List<Configuration> drawn = drawn().toList();
        given.sources().forEach(source -> source.prepare(drawn));
        for (int i = 0; i < drawn.size(); i++) {
            double[] losses = given.encoding().foretold(drawn.get(i));
            ranked.add(new Scored(i, 0, -losses[losses.length - 1]));
        }
        ranked.sort(Scored.BEST_FIRST);
        for (int k = 0; k < Math.min(FORETOLD, ranked.size()); k++) {
            Configuration middle = drawn.get(ranked.get(k).index());
            pool.add(middle);
            if (!isListed() && k < CENTRES) {
                near(middle, NEAR_IMPORTED, (long) fit * SIZE - 1 - FORETOLD - k);
            }
        }
    }

    private void near(Configuration middle, int count, long stretch) {
        if (isListed()) {
            neighbours.nearest(middle, count).forEach(pool::add);
            return;
        }
        for (int i = 0; i < count; i++) {
            pool.add(neighbours.near(middle, STEPS[i % STEPS.length], seed, stretch * SIZE + i));
        }
    }

    private void spread() {
        Iterator<Configuration> drawn = drawn().iterator();
        while (drawn.hasNext() && pool.size() < SIZE) {
            pool.add(drawn.next());
        }
    }

    /** The next part of an evenly spread sequence; it begins anew where it ends, as that of a finite space does. */
    private Stream<Configuration> drawn() {
        long combinations = new UnitCube(space).size();
        // After as many draws as there are combinations, a finite sequence has every configuration once.
        long start = !isListed() && combinations <= SIZE ? combinations : 0;
        long length = isListed() ? space.candidates().size() : combinations;
        Suggester spread = Suggesters.quasiRandom(space, ~seed);
        return LongStream.range(0, Math.min(length, SIZE))
                .mapToObj(i -> spread.at(start + ((long) fit * SPREAD + i) % length))
                .filter(Objects::nonNull);
    }
}
