package dev.temper.core.model;

import java.util.Arrays;

/**
 * The monotone map from raw losses to the scale the model works on. The better half is stretched logarithmically towards
 * the best, so that the differences that matter are not drowned; the worse half goes by rank to the upper half of a
 * normal distribution. Below the best it goes straight on, as far again as the best is from the median: along the
 * logarithm, an epoch in the middle of a training that was luckier than all latest ones would lie far from all others.
 * So no outlier weighs more than the best, which on a plateau of n losses lies at most sqrt(n) away. The median is 0.
 * Losses are to be minimised.
 */
public final class Warp implements Scaling {
    /** Where the stretch bends, as a share of the way from the best to the median. */
    private static final double BEND = 0.3;

    private static final double LARGEST_RANK = 0.98;
    private static final double STRETCH = StrictMath.log1p(1 / BEND);

    private final double[] sorted;
    private final int middle;
    private final double median;
    private final double best;
    /** How far the best is from the median in standard deviations of the better half; 0 if they are all one. */
    private final double depth;

    private Warp(double[] sorted) {
        this.sorted = sorted;
        this.middle = sorted.length / 2;
        this.median = sorted[middle];
        this.best = sorted[0];
        double sum = 0;
        int count = 0;
        while (count < sorted.length && sorted[count] <= median) {
            sum += (sorted[count] - median) * (sorted[count] - median);
            count++;
        }
        double spread = StrictMath.sqrt(sum / count);
        this.depth = spread > 0 ? (median - best) / spread : 0;
    }

    /**
     * Fits the map.
     *
     * @param values losses; those that are not finite are left out
     * @throws IllegalArgumentException if fewer than two are finite
     */
    public static Warp fit(double[] values) {
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (finite.length < 2) {
            throw new IllegalArgumentException("give at least two finite values");
        }
        return new Warp(finite);
    }

    /** The warped loss, always finite; a loss that is not finite counts as worse than any. */
    @Override
    public double apply(double value) {
        if (!(value <= median)) {
            return worse(value);
        }
        if (depth == 0) {
            return value < median ? -1 : 0;
        }
        double u = (value - best) / (median - best) / BEND;
        double stretched = u < 0 ? Math.max(u, -STRETCH) : StrictMath.log1p(u);
        return (stretched / STRETCH - 1) * depth;
    }

    /** {@link #apply} of each. */
    public double[] apply(double[] values) {
        double[] warped = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            warped[i] = apply(values[i]);
        }
        return warped;
    }

    private double worse(double value) {
        int n = sorted.length;
        double rank = n - 1;
        if (value < sorted[n - 1]) {
            int above = firstAtLeast(value);
            double below = sorted[above - 1];
            rank = above - 1 + (value - below) / (sorted[above] - below);
        }
        double share = Math.min(LARGEST_RANK, (rank - middle) / (n - middle + 1));
        return Normal.quantile(0.5 + share / 2);
    }

    /** Index of the first value that is not below; the median is below the value, the last is not. */
    private int firstAtLeast(double value) {
        int low = middle;
        int high = sorted.length - 1;
        while (high - low > 1) {
            int between = (low + high) >>> 1;
            if (sorted[between] < value) {
                low = between;
            } else {
                high = between;
            }
        }
        return high;
    }

    /** The loss that has this warped value; beyond the ends of the map, the loss at the end. */
    @Override
    public double invert(double warped) {
        if (warped > 0) {
            return invertWorse(warped);
        }
        if (depth == 0) {
            return best;
        }
        double stretched = (warped / depth + 1) * STRETCH;
        double u = stretched < 0 ? Math.max(stretched, -STRETCH) : StrictMath.expm1(stretched);
        return best + u * BEND * (median - best);
    }

    private double invertWorse(double warped) {
        int n = sorted.length;
        double rank = (2 * Normal.cdf(warped) - 1) * (n - middle + 1) + middle;
        int below = (int) rank;
        if (below >= n - 1) {
            return sorted[n - 1];
        }
        return sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
    }
}
