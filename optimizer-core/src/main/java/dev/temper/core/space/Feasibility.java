package dev.temper.core.space;

import dev.temper.core.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/** Draws of configurations that keep a space's rules: drawn again until they do, a bounded number of times. */
public final class Feasibility {
    private static final long STREAM = 7L << 32;
    private static final long SEARCH_STREAM = 8L << 32;

    /** Draws for one configuration. */
    private static final int TRIES = 100;

    /** Draws after which a space counts as empty. */
    static final int SEARCH = 10_000;

    private final UnitCube cube;
    private final Rules rules;

    /** Draws in a space that passed its check. */
    public Feasibility(Space space) {
        cube = new UnitCube(space);
        rules = new Rules(space);
    }

    /** Whether a configuration keeps the rules. */
    public boolean allows(Configuration configuration) {
        return rules.allow(configuration);
    }

    /** A configuration that keeps the rules, as likely as the priors have it; null if none of 100 draws did. */
    public @Nullable Configuration draw(long seed, long counter) {
        for (int i = 0; i < TRIES; i++) {
            Configuration configuration = draw(STREAM, seed, counter * TRIES + i);
            if (rules.allow(configuration)) {
                return configuration;
            }
        }
        return null;
    }

    /** A configuration that keeps the rules, always the same one; null if none of {@value #SEARCH} draws did. */
    public @Nullable Configuration any() {
        for (int i = 0; i < SEARCH; i++) {
            Configuration configuration = draw(SEARCH_STREAM, 0, i);
            if (rules.allow(configuration)) {
                return configuration;
            }
        }
        return null;
    }

    /** What {@link #draw(long, long)} takes at most, in operations of {@link dev.temper.core.effort.Effort}. */
    public long effortOfADraw() {
        return (long) TRIES * cube.dimensions();
    }

    private Configuration draw(long stream, long seed, long counter) {
        double[] uniform = new double[cube.dimensions()];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = CounterRandom.unit(seed, stream | i, counter);
        }
        return cube.drawAt(uniform);
    }
}
