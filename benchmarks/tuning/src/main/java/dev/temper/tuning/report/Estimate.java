package dev.temper.tuning.report;

/**
 * A figure over tables.
 *
 * @param seeds where it may lie with other seeds on these tables
 * @param tables where it may lie with these seeds on other tables like these
 */
public record Estimate(double value, Interval seeds, Interval tables) {
    /** Without intervals: what was cut off may be anywhere beyond. */
    Estimate alone() {
        return new Estimate(value, Interval.NONE, Interval.NONE);
    }

    /** The same in another unit. */
    Estimate times(double factor) {
        return new Estimate(value * factor, seeds.times(factor), tables.times(factor));
    }
}
