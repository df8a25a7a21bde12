package dev.temper.tuning.report;

import dev.temper.tuning.table.BenchTable;
import java.util.List;

/**
 * What values on a table are measured by.
 *
 * @param finals values of all rows in full, best first, failed ones infinite
 * @param best value of the best row
 * @param percentile the 1 % quantile: on modelled tables the few rows below it look too good to be true
 * @param median of the rows that did not fail
 * @param unitSeconds mean time of a full training
 */
public record Yardstick(List<Double> finals, double best, double percentile, double median, double unitSeconds) {
    private static final double PERCENT = 0.01;

    /** Copies the list. */
    public Yardstick {
        finals = List.copyOf(finals);
    }

    static Yardstick of(BenchTable table) {
        return of(table.finals(), table.unitSeconds());
    }

    static Yardstick of(List<Double> finals, double unitSeconds) {
        int sound = (int) finals.stream().filter(Double::isFinite).count();
        double median = finals.get(Math.min(sound / 2, finals.size() - 1));
        return new Yardstick(finals, finals.get(0), finals.get((int) (PERCENT * sound)), median, unitSeconds);
    }

    /**
     * 0 at the best row, 1 at the median row and for all that is worse, be it that nothing was trained in full yet: a
     * bounded figure, that a single useless run can't rule.
     */
    double regret(double value) {
        return above(value, best);
    }

    /** The same with 0 at the 1 % quantile and below. */
    double percentileRegret(double value) {
        return above(value, percentile);
    }

    private double above(double value, double zero) {
        double range = median - zero;
        if (!(range > 0) || Double.isInfinite(range)) {
            return value <= zero ? 0 : 1;
        }
        return Math.max(0, Math.min(1, (value - zero) / range));
    }

    /**
     * What the median random search has found after so many trainings, none of a row that it has trained before; after
     * as many as there are rows, or more, that is the best row.
     */
    Goal goal(int trainings) {
        double value = finals.get(RandomSearch.rank(finals.size(), trainings) - 1);
        int asGood = (int) finals.stream().filter(other -> other <= value).count();
        return new Goal(value, RandomSearch.trainings(finals.size(), asGood));
    }
}
