package dev.temper.core.model;

/**
 * Two feature columns for a parameter that is not always active (after Swersky, Duvenaud, Snoek, Hutter, Osborne 2014):
 * inactive at the origin, active on an arc about it. Kernels of distances stay positive semi-definite, since these are
 * distances in a plane. The arc spans 60 degrees, so that an inactive value is as far from an active one as the two ends
 * of the range are from each other.
 */
final class Arc {
    private static final double SPAN = Math.PI / 3;

    private Arc() {}

    /**
     * Fills two columns.
     *
     * @param active whether the parameter has a value
     * @param unit the value's place in [0, 1], if active
     * @param depth number of conditions it stands under, at least 1; each halves its square distances, so that a tree of
     *     choices does not drown what all configurations have in common
     * @param features to fill at the indices at and at + 1
     */
    static void fill(boolean active, double unit, int depth, double[] features, int at) {
        double radius = active ? radius(depth) : 0;
        features[at] = radius * StrictMath.cos(SPAN * unit);
        features[at + 1] = radius * StrictMath.sin(SPAN * unit);
    }

    /** How far from the origin values of a parameter at a depth of at least 1 are. */
    static double radius(int depth) {
        return StrictMath.pow(2, (1 - depth) / 2.0);
    }
}
