package dev.temper.core.source;

import dev.temper.core.model.Normal;
import java.util.Arrays;

/** The map from values to the quantiles of the normal distribution at their ranks in a sample. */
public final class NormalScores {
    private final double[] sorted;

    private NormalScores(double[] sorted) {
        this.sorted = sorted;
    }

    /** By a sample of at least one value. */
    public static NormalScores of(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return new NormalScores(sorted);
    }

    /** The score of a value: at the mean rank of the sample's values that equal it, between ranks otherwise. */
    public double of(double value) {
        int below = firstAtLeast(value);
        int upTo = below;
        while (upTo < sorted.length && sorted[upTo] == value) {
            upTo++;
        }
        double rank = (below + upTo) / 2.0;
        return Normal.quantile(Math.min(Math.max(rank, 0.5), sorted.length - 0.5) / sorted.length);
    }

    private int firstAtLeast(double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
