package dev.temper.tuning.report;

/** A figure and the interval that 90 % of its bootstrap replicates lie in. */
public record Estimate(double value, double low, double high) {
    /** How far the interval reaches over another's. */
    boolean overlaps(Estimate other) {
        return low <= other.high && other.low <= high;
    }
}
