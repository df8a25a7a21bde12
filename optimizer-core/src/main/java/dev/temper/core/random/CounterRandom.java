package dev.temper.core.random;

/**
 * Random numbers without a state: each is a pure function of (seed, stream, counter), so that a replay needs nothing
 * but the seed, and numbers may be asked for in any order.
 *
 * <p>Within a stream the counter runs through SplitMix64 (Steele, Lea, Flood 2014). Whoever draws takes streams of its
 * own: the high 32 bits say what for, the low 32 bits may count, for instance, dimensions. Taken so far: 1 random
 * points, 2 Sobol scrambling, 3 Sobol low bits, 4 grid order, 5 candidates' order,
 * 6 neighbours, 7 and 8 draws that keep a space's rules, 16 to 19 the baselines, 20 the
 * trees of what earlier experiments left.
 *
 * <p>Older than this rule, and left as they are because a journal holds what was drawn: the weights of several
 * objectives are stream 0x46520001 of the experiment's seed, with no high bits; draws of what more than two objectives
 * come to have the seed 0x46520002 for all experiments, and the objective as their stream. So 0 in the high bits is taken
 * too. What explains a model draws under seeds 0 and 1 with the parameter as the stream.
 */
public final class CounterRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private CounterRandom() {}

    /** 64 random bits. */
    public static long bits(long seed, long stream, long counter) {
        long key = mix(mix(seed + GOLDEN_GAMMA) ^ stream);
        return mix(key + (counter + 1) * GOLDEN_GAMMA);
    }

    /** A number in [0, 1), a multiple of 2^-53. */
    public static double unit(long seed, long stream, long counter) {
        return (bits(seed, stream, counter) >>> 11) * UNIT;
    }

    /** A whole number in [0, bound); the bias is below bound / 2^53. */
    public static int below(int bound, long seed, long stream, long counter) {
        return (int) (unit(seed, stream, counter) * bound);
    }

    private static long mix(long input) {
        long z = (input ^ (input >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
