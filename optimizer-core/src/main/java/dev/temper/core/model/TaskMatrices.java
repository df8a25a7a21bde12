package dev.temper.core.model;

import java.util.Arrays;

/** A task kernel given pair by pair, without a deviation of a run's own: derivatives go through {@link #slope}. */
public interface TaskMatrices extends TaskKernel {
    /** Covariance of two levels. */
    double covariance(double[] parameters, double level, double other);

    /** Derivative of {@link #covariance} with respect to a parameter. */
    double slope(double[] parameters, int index, double level, double other);

    @Override
    default void fill(double[] parameters, double[] rows, double[] columns, double[][] shared, double[][] own) {
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(own[i], 0, columns.length, 0);
            for (int j = 0; j < columns.length; j++) {
                shared[i][j] = covariance(parameters, rows[i], columns[j]);
            }
        }
    }

    @Override
    default void derivative(double[] parameters, int index, double[] levels, double[][] shared, double[][] own) {
        for (int i = 0; i < levels.length; i++) {
            Arrays.fill(own[i], 0, levels.length, 0);
            for (int j = 0; j < levels.length; j++) {
                shared[i][j] = slope(parameters, index, levels[i], levels[j]);
            }
        }
    }
}
