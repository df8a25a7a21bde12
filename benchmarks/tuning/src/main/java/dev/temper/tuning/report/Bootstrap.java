package dev.temper.tuning.report;

import dev.temper.core.random.CounterRandom;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Two intervals for each figure, which answer two questions.
 *
 * <p>How far may other seeds be from these? Seeds are resampled, with replacement and on all tables alike: a seed deals
 * the same configurations on all tables that share them, so its runs there are no independent ones. Tables stay.
 *
 * <p>How far may other tables be from these? Tables are resampled, with replacement, as if each had been drawn
 * independently; the seeds of each stay. Tables of one source are more alike than that, so tables of another source may
 * be farther.
 *
 * <p>The draws depend on nothing but the replicate, so methods are resampled together, and their differences too can be
 * given intervals.
 */
final class Bootstrap {
    private static final int REPLICATES = 1000;
    private static final double TAIL = 0.05;

    /** Fewer seeds, or tables, say nothing of how far others may be from them. */
    private static final int FEWEST = 3;

    private static final long SEED = 4242;
    private static final int SEEDS = 0;
    private static final int TABLES = 1;

    private Bootstrap() {}

    /** A figure of one table, from its seeds as they are resampled. */
    private interface TableFigure {
        double of(int table, UnaryOperator<double[]> resample);
    }

    /**
     * A figure over tables.
     *
     * @param tables a figure a seed, for each table: as many on each, NaN where one was not played
     * @param within what a table's seeds come to
     * @param over what the tables come to
     */
    static Estimate of(List<double[]> tables, ToDoubleFunction<double[]> within, ToDoubleFunction<double[]> over) {
        return estimate(tables, (table, resample) -> within.applyAsDouble(resample.apply(tables.get(table))), over);
    }

    /** The mean over tables of the mean over seeds. */
    static Estimate mean(List<double[]> tables) {
        return of(tables, Statistics::mean, Statistics::mean);
    }

    /** The geometric mean over tables of the ratio of two methods' medians. */
    static Estimate ratio(List<double[]> first, List<double[]> second) {
        TableFigure ratio = (table, resample) -> Statistics.median(resample.apply(first.get(table)))
                / Statistics.median(resample.apply(second.get(table)));
        return estimate(first, ratio, Statistics::geometricMean);
    }

    private static Estimate estimate(List<double[]> tables, TableFigure figure, ToDoubleFunction<double[]> over) {
        double[] each = each(tables.size(), figure, UnaryOperator.identity());
        boolean enough = tables.stream().allMatch(seeds -> Statistics.known(seeds).length >= FEWEST);
        Interval seeds = enough
                ? interval(replicate ->
                        over.applyAsDouble(each(each.length, figure, table -> resampled(table, SEEDS, replicate))))
                : Interval.NONE;
        Interval others = each.length >= FEWEST
                ? interval(replicate -> over.applyAsDouble(resampled(each, TABLES, replicate)))
                : Interval.NONE;
        return new Estimate(over.applyAsDouble(each), seeds, others);
    }

    private static double[] each(int tables, TableFigure figure, UnaryOperator<double[]> resample) {
        return IntStream.range(0, tables)
                .mapToDouble(table -> figure.of(table, resample))
                .toArray();
    }

    private static Interval interval(IntToDoubleFunction replicated) {
        double[] replicates =
                IntStream.range(0, REPLICATES).mapToDouble(replicated).sorted().toArray();
        int tail = (int) (TAIL * REPLICATES);
        return new Interval(replicates[tail], replicates[REPLICATES - 1 - tail]);
    }

    private static double[] resampled(double[] units, int stream, int replicate) {
        double[] sample = new double[units.length];
        for (int i = 0; i < sample.length; i++) {
            long counter = (long) replicate * units.length + i;
            sample[i] = units[CounterRandom.below(units.length, SEED, stream, counter)];
        }
        return sample;
    }
}
