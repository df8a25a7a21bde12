package dev.temper.tuning.report;

/** What 90 % of a figure's bootstrap replicates lie in; NaN where there is too little to resample. */
public record Interval(double low, double high) {
    static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    boolean isKnown() {
        return !Double.isNaN(low);
    }

    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
