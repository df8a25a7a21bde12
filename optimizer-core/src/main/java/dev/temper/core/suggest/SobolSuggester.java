package dev.temper.core.suggest;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.UnitCube;
import org.jspecify.annotations.Nullable;

/**
 * Points of a Sobol sequence after nested uniform scrambling (Owen 1995): a bit of a coordinate is flipped by a random
 * function of the bits before it, drawn anew for each dimension. Every point is then uniform in the cube, and any 2^k
 * points from a multiple of 2^k on still fall one into each of 2^k equal intervals in each dimension. Below the 32 bits
 * of the sequence come random ones, so that real parameters get all of their precision.
 */
record SobolSuggester(UnitCube space, long seed) implements Suggester {
    private static final long SCRAMBLE_STREAM = 2L << 32;
    private static final long LOW_BITS_STREAM = 3L << 32;
    private static final double UNIT = 0x1.0p-32;

    @Override
    public @Nullable Configuration at(long index) {
        if (index >= SobolSequence.LENGTH) {
            return null;
        }
        double[] point = new double[space.dimensions()];
        for (int i = 0; i < point.length; i++) {
            point[i] = coordinate(index, i);
        }
        return space.drawAt(point);
    }

    /** A random bit for each bit of a coordinate. */
    @Override
    public long effort(long index) {
        return (long) SobolSequence.BITS * space.dimensions();
    }

    double coordinate(long index, int dimension) {
        long high = scrambled(SobolSequence.coordinate(index, dimension), SCRAMBLE_STREAM | dimension);
        // 20 low bits: with 32 high ones the sum is exact, and below 1.
        long low = CounterRandom.bits(seed, LOW_BITS_STREAM | dimension, index) >>> 44;
        return (high + low * 0x1.0p-20) * UNIT;
    }

    private long scrambled(long coordinate, long stream) {
        long result = coordinate;
        for (int bit = SobolSequence.BITS - 1; bit >= 0; bit--) {
            // The leading 1 tells prefixes of different lengths apart.
            long prefix = (1L << SobolSequence.BITS | coordinate) >>> (bit + 1);
            result ^= (CounterRandom.bits(seed, stream, prefix) >>> 63) << bit;
        }
        return result;
    }
}
