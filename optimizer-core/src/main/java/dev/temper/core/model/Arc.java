package dev.temper.core.model;

/**
 * Features of a parameter that does not always apply (after Swersky, Duvenaud, Snoek, Hutter, Osborne 2014): at the
 * origin where it does not, on an arc about the origin where it does. Kernels of distances stay positive semi-definite,
 * since these are distances in a plane. The arc spans 60 degrees, so that a value is as far from none as the two ends of
 * the range are from each other; for categories one more column does the same.
 */
final class Arc {
    private static final double SPAN = Math.PI / 3;

    private Arc() {}

    /**
     * Distance of a value from none: 1 for a parameter under one condition. Each further condition halves its square, so
     * that a tree of choices does not drown what all configurations have in common.
     *
     * @param depth length of the chain of conditions, at least 1
     */
    static double radius(int depth) {
        return StrictMath.pow(2, (1 - depth) / 2.0);
    }

    /**
     * Fills the two columns of a parameter that applies.
     *
     * @param unit the value's place in [0, 1]
     * @param features to fill at the indices at and at + 1
     */
    static void fill(double unit, int depth, double[] features, int at) {
        features[at] = radius(depth) * StrictMath.cos(SPAN * unit);
        features[at + 1] = radius(depth) * StrictMath.sin(SPAN * unit);
    }
}
