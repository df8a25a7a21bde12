package dev.temper.testkit;

import dev.temper.core.random.CounterRandom;

/** Draws from one stream of one seed, in order. Not thread-safe. */
final class Dice {
    private final long seed;
    private final long stream;
    private long counter;

    Dice(long seed, long stream) {
        this.seed = seed;
        this.stream = stream;
    }

    /** Uniform in [0, 1). */
    double unit() {
        return CounterRandom.unit(seed, stream, counter++);
    }

    /** True with this probability. */
    boolean chance(double probability) {
        return unit() < probability;
    }

    /** Uniform in [low, high]. */
    long between(long low, long high) {
        return low + (long) (unit() * (high - low + 1));
    }

    /** Uniform in [0, bound). */
    int below(int bound) {
        return (int) between(0, bound - 1L);
    }
}
