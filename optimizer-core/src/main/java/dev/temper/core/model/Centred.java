package dev.temper.core.model;

import java.util.Arrays;

/**
 * The scale of an objective among several: odd about the median of what was seen, in units of the median distance from
 * it, and logarithmic far out (asinh). It does not stretch the end towards the best as the warp does, for here the best
 * in one objective alone is not what is looked for.
 */
public final class Centred implements Scaling {
    private final double median;
    private final double worst;
    private final Excess distance;

    private Centred(double median, double worst, Excess distance) {
        this.median = median;
        this.worst = worst;
        this.distance = distance;
    }

    /** Fits the scale; losses that are not finite are left out, and count as the worst seen. */
    public static Centred fit(double[] losses) {
        double[] finite =
                Arrays.stream(losses).filter(Double::isFinite).sorted().toArray();
        double median = finite.length == 0 ? 0 : finite[finite.length / 2];
        double worst = finite.length == 0 ? 0 : finite[finite.length - 1];
        return new Centred(
                median,
                worst,
                Excess.fit(Arrays.stream(finite).map(loss -> loss - median).toArray()));
    }

    @Override
    public double apply(double loss) {
        return distance.apply((Double.isFinite(loss) ? loss : worst) - median);
    }

    @Override
    public double invert(double scaled) {
        return median + distance.invert(scaled);
    }
}
