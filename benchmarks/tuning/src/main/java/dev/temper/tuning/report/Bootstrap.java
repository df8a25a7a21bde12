package dev.temper.tuning.report;

import dev.temper.core.random.CounterRandom;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Resamples the seeds, with replacement and on all tables alike: a seed deals the same configurations on all tables that
 * share them, so its runs there are no independent ones. The draws depend on nothing but the replicate, so methods are
 * resampled together, and their differences too can be given an interval. The tables are not resampled: intervals speak
 * of these tables.
 */
final class Bootstrap {
    private static final int REPLICATES = 1000;
    private static final double TAIL = 0.05;

    /** Fewer seeds say nothing of how far others may be from them. */
    private static final int FEWEST = 3;

    private static final long SEED = 4242;

    private Bootstrap() {}

    /**
     * A figure over tables.
     *
     * @param tables a figure a seed, for each table: as many on each, NaN where one was not played
     * @param within what a table's seeds come to
     * @param over what the tables come to
     */
    static Estimate of(List<double[]> tables, ToDoubleFunction<double[]> within, ToDoubleFunction<double[]> over) {
        double value = over.applyAsDouble(tables.stream().mapToDouble(within).toArray());
        return estimate(tables, value, replicate -> over.applyAsDouble(each(tables, within, replicate)));
    }

    /** The geometric mean over tables of the ratio of two methods' medians. */
    static Estimate ratio(List<double[]> first, List<double[]> second) {
        IntToDoubleFunction replicated = replicate ->
                ratio(each(first, Statistics::median, replicate), each(second, Statistics::median, replicate));
        double value = ratio(
                first.stream().mapToDouble(Statistics::median).toArray(),
                second.stream().mapToDouble(Statistics::median).toArray());
        return estimate(first, value, replicated);
    }

    private static double ratio(double[] first, double[] second) {
        return Statistics.geometricMean(first) / Statistics.geometricMean(second);
    }

    private static double[] each(List<double[]> tables, ToDoubleFunction<double[]> within, int replicate) {
        double[] each = new double[tables.size()];
        for (int table = 0; table < each.length; table++) {
            each[table] = within.applyAsDouble(resampled(tables.get(table), replicate));
        }
        return each;
    }

    private static Estimate estimate(List<double[]> tables, double value, IntToDoubleFunction replicated) {
        if (tables.stream().anyMatch(seeds -> Statistics.known(seeds).length < FEWEST)) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        double[] replicates =
                IntStream.range(0, REPLICATES).mapToDouble(replicated).sorted().toArray();
        int tail = (int) (TAIL * REPLICATES);
        return new Estimate(value, replicates[tail], replicates[REPLICATES - 1 - tail]);
    }

    /** The mean over tables of the mean over seeds. */
    static Estimate mean(List<double[]> tables) {
        return of(tables, Statistics::mean, Statistics::mean);
    }

    private static double[] resampled(double[] seeds, int replicate) {
        double[] sample = new double[seeds.length];
        for (int i = 0; i < sample.length; i++) {
            long counter = (long) replicate * seeds.length + i;
            sample[i] = seeds[CounterRandom.below(seeds.length, SEED, 0, counter)];
        }
        return sample;
    }
}
