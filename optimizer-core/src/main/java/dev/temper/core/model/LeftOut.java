package dev.temper.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a posterior would predict of a run's values if it had seen none of them. All runs' predictions come from one
 * inverse: with I a run's rows, z_I - ([K^-1]_II)^-1 (K^-1 z)_I (Rasmussen, Williams 2006, section 5.4.2, for groups of
 * rows). O(n^3).
 */
final class LeftOut {
    private final double[] targets;
    private final double[] weights;
    private final double[][] inverse;
    private final double[] predictions;

    /**
     * Of the first rows of a posterior.
     *
     * @param u its factor
     * @param targets a value for each row
     */
    LeftOut(double[][] u, double[] targets) {
        int n = targets.length;
        this.targets = targets;
        this.predictions = new double[n];
        this.weights = targets.clone();
        Cholesky.solve(u, n, weights);
        Cholesky.solveBack(u, n, weights);
        this.inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            inverse[i] = u[i].clone();
        }
        Cholesky.negativeInverse(inverse, n, new double[n][n]);
    }

    /** Predictions of each row without its own run, given for each row the first row of its run. */
    double[] predictions(int[] firstOfRun) {
        List<List<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < firstOfRun.length; i++) {
            runs.add(new ArrayList<>());
            runs.get(firstOfRun[i]).add(i);
        }
        runs.stream().filter(rows -> !rows.isEmpty()).forEach(this::predict);
        return predictions.clone();
    }

    private void predict(List<Integer> rows) {
        int m = rows.size();
        double[][] block = new double[m][m];
        double[] error = new double[m];
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                block[i][j] = -inverse[rows.get(i)][rows.get(j)];
            }
            error[i] = weights[rows.get(i)];
        }
        Cholesky.extend(block, 0, m, Double.MIN_NORMAL);
        Cholesky.solve(block, m, error);
        Cholesky.solveBack(block, m, error);
        for (int i = 0; i < m; i++) {
            predictions[rows.get(i)] = targets[rows.get(i)] - error[i];
        }
    }
}
