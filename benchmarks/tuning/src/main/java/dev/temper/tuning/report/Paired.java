package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;

/** Differences between two methods that were played with the same seeds. */
final class Paired {
    private Paired() {}

    /**
     * Whether the first is no worse than the second as far as either the seeds or the tables can tell; too few of them
     * tell nothing.
     */
    static boolean tied(List<double[]> first, List<double[]> second) {
        Estimate difference = difference(first, second);
        return difference.seeds().low() <= 0 || difference.tables().low() <= 0;
    }

    /** First minus second on each table, mean over the seeds that both have. */
    static double[] means(List<double[]> first, List<double[]> second) {
        return differences(first, second).stream().mapToDouble(Statistics::mean).toArray();
    }

    /** First minus second, mean over tables; of seeds that only one has, nothing is used. */
    static Estimate difference(List<double[]> first, List<double[]> second) {
        return Bootstrap.mean(differences(first, second));
    }

    private static List<double[]> differences(List<double[]> first, List<double[]> second) {
        List<double[]> differences = new ArrayList<>();
        for (int table = 0; table < first.size(); table++) {
            double[] one = first.get(table);
            double[] other = second.get(table);
            double[] difference = new double[one.length];
            for (int seed = 0; seed < difference.length; seed++) {
                difference[seed] = one[seed] - other[seed]; // NaN if either was not played
            }
            differences.add(difference);
        }
        return differences;
    }
}
