package dev.temper.core.baseline;

import dev.temper.core.model.TaskKernel;
import org.ejml.data.DMatrixRMaj;

/**
 * SigOpt's multitask kernel: a task's cost is one more number of the configuration, under a Gaussian kernel of its own
 * length. Parameters: ln s0, ln l.
 */
record CostInput() implements TaskKernel {
    @Override
    public double[] mean() {
        // The published code keeps l between 0.43 and 1.01: the middle of it, and twice the deviation on each side.
        return new double[] {0, -0.417};
    }

    @Override
    public double[] deviation() {
        return new double[] {0.7, 0.21};
    }

    @Override
    public void fill(double[] parameters, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        own.zero();
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < levels.length; j++) {
                shared.set(i, j, StrictMath.exp(2 * parameters[0] - square(parameters, levels[i], levels[j]) / 2));
            }
        }
    }

    @Override
    public void derivative(double[] parameters, int index, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        fill(parameters, levels, shared, own);
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < levels.length; j++) {
                double slope = index == 0 ? 2 : square(parameters, levels[i], levels[j]);
                shared.set(i, j, slope * shared.get(i, j));
            }
        }
    }

    private static double square(double[] parameters, double level, double other) {
        double distance = (level - other) / StrictMath.exp(parameters[1]);
        return distance * distance;
    }
}
