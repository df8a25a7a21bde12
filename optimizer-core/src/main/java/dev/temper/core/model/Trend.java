package dev.temper.core.model;

/**
 * The mean of the process: b times what is foretold of a configuration at a level, where b is normal about 1. It is
 * integrated out (Rasmussen, Williams 2006, section 2.7): the mean is what is foretold, and two values share the variance
 * of b times what is foretold of both. So values show how far the foretelling holds, and predictions know how far that is
 * unknown.
 */
public final class Trend {
    /** A process with mean 0. */
    public static final Trend NONE = new Trend(0);

    /** Of b. */
    private static final double VARIANCE = 0.25;

    private final int firstColumn;
    private final double[] logs;

    /**
     * A trend.
     *
     * @param firstColumn of what is foretold, after the features
     * @param levels that it is foretold for, ascending
     */
    Trend(int firstColumn, double... levels) {
        this.firstColumn = firstColumn;
        this.logs = new double[levels.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = StrictMath.log(levels[i]);
        }
    }

    /** The trend of what an encoding foretells. */
    public static Trend of(Encoding encoding) {
        return new Trend(encoding.columns(), encoding.levels());
    }

    /**
     * What is foretold at a place: straight in the logarithm between two levels, beyond the outermost as there; 0 where the
     * place was encoded without.
     */
    double at(Place place) {
        return logs.length == 0 || place.features().length <= firstColumn
                ? 0
                : at(place.features(), StrictMath.log(place.level()));
    }

    private double at(double[] features, double log) {
        int above = 0;
        while (above < logs.length - 1 && logs[above] < log) {
            above++;
        }
        double there = features[firstColumn + above];
        if (above == 0 || logs[above] <= log) {
            return there;
        }
        double before = features[firstColumn + above - 1];
        return before + (there - before) * (log - logs[above - 1]) / (logs[above] - logs[above - 1]);
    }

    /** What two values share by the uncertainty of b, given what is foretold of both. */
    double covariance(double mean, double other) {
        return VARIANCE * mean * other;
    }
}
