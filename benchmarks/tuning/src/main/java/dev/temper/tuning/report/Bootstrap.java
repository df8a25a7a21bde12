package dev.temper.tuning.report;

import dev.temper.core.random.CounterRandom;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Resamples the seeds of each table, with replacement. The draws depend on nothing but the table's place and the
 * replicate, so that methods that were played with the same seeds are resampled together, and their differences too
 * can be given an interval. The tables are not resampled: intervals speak of these tables.
 */
final class Bootstrap {
    private static final int REPLICATES = 1000;
    private static final double TAIL = 0.05;
    private static final long SEED = 4242;

    private Bootstrap() {}

    /**
     * A figure over tables.
     *
     * @param tables a figure a seed, for each table
     * @param within what a table's seeds come to
     * @param over what the tables come to
     */
    static Estimate of(List<double[]> tables, ToDoubleFunction<double[]> within, ToDoubleFunction<double[]> over) {
        double value = over.applyAsDouble(tables.stream().mapToDouble(within).toArray());
        return estimate(value, replicate -> over.applyAsDouble(each(tables, within, replicate)));
    }

    /** The geometric mean over tables of the ratio of two methods' medians. */
    static Estimate ratio(List<double[]> first, List<double[]> second) {
        IntToDoubleFunction replicated = replicate ->
                ratio(each(first, Statistics::median, replicate), each(second, Statistics::median, replicate));
        double value = ratio(
                first.stream().mapToDouble(Statistics::median).toArray(),
                second.stream().mapToDouble(Statistics::median).toArray());
        return estimate(value, replicated);
    }

    private static double ratio(double[] first, double[] second) {
        return Statistics.geometricMean(first) / Statistics.geometricMean(second);
    }

    private static double[] each(List<double[]> tables, ToDoubleFunction<double[]> within, int replicate) {
        double[] each = new double[tables.size()];
        for (int table = 0; table < each.length; table++) {
            each[table] = within.applyAsDouble(resampled(tables.get(table), table, replicate));
        }
        return each;
    }

    private static Estimate estimate(double value, IntToDoubleFunction replicated) {
        double[] replicates =
                IntStream.range(0, REPLICATES).mapToDouble(replicated).sorted().toArray();
        int tail = (int) (TAIL * REPLICATES);
        return new Estimate(value, replicates[tail], replicates[REPLICATES - 1 - tail]);
    }

    /** The mean over tables of the mean over seeds. */
    static Estimate mean(List<double[]> tables) {
        return of(tables, Statistics::mean, Statistics::mean);
    }

    private static double[] resampled(double[] seeds, int table, int replicate) {
        double[] sample = new double[seeds.length];
        for (int i = 0; i < sample.length; i++) {
            long counter = (long) replicate * seeds.length + i;
            sample[i] = seeds[CounterRandom.below(seeds.length, SEED, table, counter)];
        }
        return sample;
    }
}
