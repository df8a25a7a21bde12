package dev.temper.tuning.report;

/** A figure and the interval that 90 % of its bootstrap replicates lie in; NaN where there are too few seeds for one. */
public record Estimate(double value, double low, double high) {
    /** Without an interval: what was cut off may be anywhere beyond. */
    Estimate alone() {
        return new Estimate(value, Double.NaN, Double.NaN);
    }

    boolean hasInterval() {
        return !Double.isNaN(low);
    }

    /** The same in another unit. */
    Estimate times(double factor) {
        return new Estimate(value * factor, low * factor, high * factor);
    }
}
