package dev.temper.core.baseline;

import dev.temper.core.model.TaskMatrices;
import org.ejml.data.DMatrixRMaj;

/**
 * MTBO's kernel (Swersky, Snoek, Adams 2013, section 3.1): the covariance of a full and a cheap task is any L L' with
 * positive elements, so that the tasks may be related as closely or loosely as the data say, but not inversely. Level 1
 * is the full task, any other the cheap one. Parameters: ln L11, ln L21, ln L22.
 */
record TwoTasks() implements TaskMatrices {
    @Override
    public double[] mean() {
        return new double[] {0, 0, -1};
    }

    @Override
    public double[] deviation() {
        return new double[] {0.7, 0.7, 1};
    }

    @Override
    public DMatrixRMaj functions(double[] parameters, double[] levels) {
        DMatrixRMaj loadings = new DMatrixRMaj(levels.length, 2);
        for (int i = 0; i < levels.length; i++) {
            loadings.set(i, 0, first(parameters, levels[i]));
            loadings.set(i, 1, second(parameters, levels[i]));
        }
        return loadings;
    }

    @Override
    public double[] weights(double[] parameters) {
        return new double[] {1, 1};
    }

    /** Each loading is an exponential, and so its own derivative. */
    @Override
    public DMatrixRMaj functionSlopes(double[] parameters, int index, double[] levels) {
        DMatrixRMaj slopes = new DMatrixRMaj(levels.length, 2);
        for (int i = 0; i < levels.length; i++) {
            if (index == 2) {
                slopes.set(i, 1, second(parameters, levels[i]));
            } else if (isFirst(levels[i]) == (index == 0)) {
                slopes.set(i, 0, first(parameters, levels[i]));
            }
        }
        return slopes;
    }

    @Override
    public double[] weightSlopes(double[] parameters, int index) {
        return new double[2];
    }

    private static boolean isFirst(double level) {
        return level == 1;
    }

    private static double first(double[] parameters, double level) {
        return StrictMath.exp(parameters[isFirst(level) ? 0 : 1]);
    }

    private static double second(double[] parameters, double level) {
        return isFirst(level) ? 0 : StrictMath.exp(parameters[2]);
    }
}
