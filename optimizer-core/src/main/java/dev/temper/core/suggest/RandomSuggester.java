package dev.temper.core.suggest;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.UnitCube;

/** Independent points, uniform in the unit cube. */
record RandomSuggester(UnitCube space, long seed) implements Suggester {
    private static final long STREAM = 1L << 32;

    @Override
    public Configuration at(long index) {
        double[] point = new double[space.dimensions()];
        for (int i = 0; i < point.length; i++) {
            point[i] = CounterRandom.unit(seed, STREAM | i, index);
        }
        return space.drawAt(point);
    }

    @Override
    public long effort(long index) {
        return space.dimensions();
    }
}
