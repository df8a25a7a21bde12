package dev.temper.tuning.report;

import java.util.Arrays;

/** Means and medians of the values that are there: NaN stands for one that is not. */
final class Statistics {
    private Statistics() {}

    static double mean(double[] values) {
        return Arrays.stream(known(values)).average().orElse(Double.NaN);
    }

    /** The middle value; of an even number the mean of the middle two, infinite if one of them is. */
    static double median(double[] values) {
        double[] sorted = known(values);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The mean's standard error; NaN of fewer than two values. */
    static double standardError(double[] values) {
        double[] known = known(values);
        double mean = mean(known);
        double sum = 0;
        for (double value : known) {
            sum += (value - mean) * (value - mean);
        }
        return known.length < 2 ? Double.NaN : Math.sqrt(sum / (known.length - 1) / known.length);
    }

    static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** Of positive values. */
    static double geometricMean(double[] values) {
        return Math.exp(mean(Arrays.stream(values).map(Math::log).toArray()));
    }
}
