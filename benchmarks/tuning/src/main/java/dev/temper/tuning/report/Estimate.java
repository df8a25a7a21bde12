package dev.temper.tuning.report;

/** A figure and the interval that 90 % of its bootstrap replicates lie in. */
public record Estimate(double value, double low, double high) {
    /** The same in another unit. */
    Estimate times(double factor) {
        return new Estimate(value * factor, low * factor, high * factor);
    }
}
