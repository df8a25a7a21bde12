package dev.temper.core.model;

import java.util.Arrays;

/**
 * The scale of what a metric exceeds its limit by: odd about the limit, which stays at 0, and logarithmic far from it
 * (asinh), so that it is finest where it decides. Its unit is the median distance from the limit.
 */
public final class Excess implements Scaling {
    private static final double LARGEST = 600;

    private final double unit;

    private Excess(double unit) {
        this.unit = unit;
    }

    /** Fits the unit to excesses seen; those that are not finite are left out. */
    public static Excess fit(double[] values) {
        double[] sizes = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .sorted()
                .toArray();
        double middle = sizes.length == 0 ? 0 : sizes[sizes.length / 2];
        return new Excess(middle > 0 ? middle : 1);
    }

    @Override
    public double invert(double scaled) {
        return unit * StrictMath.sinh(Math.max(-LARGEST, Math.min(LARGEST, scaled)));
    }

    @Override
    public double apply(double excess) {
        double size = Math.min(Math.abs(excess) / unit, 1e300);
        double root = size < 1e150 ? size * size / (1 + StrictMath.sqrt(1 + size * size)) : size;
        return (excess < 0 ? -1 : 1) * StrictMath.log1p(size + root);
    }
}
