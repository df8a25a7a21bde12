package dev.temper.tuning.report;

import dev.temper.core.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
        double[] replicates = new double[REPLICATES];
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            double[] each = new double[tables.size()];
            for (int table = 0; table < each.length; table++) {
                each[table] = within.applyAsDouble(resampled(tables.get(table), table, replicate));
            }
            replicates[replicate] = over.applyAsDouble(each);
        }
        Arrays.sort(replicates);
        double value = over.applyAsDouble(tables.stream().mapToDouble(within).toArray());
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
