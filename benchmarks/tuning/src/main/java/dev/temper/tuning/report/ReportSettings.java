package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a report speaks of.
 *
 * @param results what was measured
 * @param longest the same by the longest runs that there are: for what it costs to reach a value
 * @param budget of a run, in full trainings
 * @param own the method that is set apart
 */
record ReportSettings(BenchResults results, BenchResults longest, double budget, String own) {
    private static final List<Double> COSTS = List.of(5.0, 10.0, 20.0, 40.0);
    private static final double STEP = 0.5;

    /** Costs at which regrets are told. */
    List<Double> costs() {
        List<Double> costs = new ArrayList<>();
        COSTS.stream().filter(cost -> cost <= budget).forEach(costs::add);
        if (costs.isEmpty() || costs.get(costs.size() - 1) < budget) {
            costs.add(budget);
        }
        return costs;
    }

    /** Costs at which regrets are drawn. */
    double[] grid() {
        int points = (int) Math.floor(budget / STEP);
        double[] grid = new double[Math.max(2, points)];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = budget * (i + 1) / grid.length;
        }
        return grid;
    }

    boolean isOwn(String method) {
        return method.equals(own);
    }
}
