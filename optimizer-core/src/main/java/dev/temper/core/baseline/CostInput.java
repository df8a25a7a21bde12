package dev.temper.core.baseline;

import dev.temper.core.model.TaskMatrices;

/**
 * SigOpt's multitask kernel: a task's cost is one more number of the configuration, under a Gaussian kernel of its own
 * length. Parameters: ln s0, ln l.
 */
record CostInput() implements TaskMatrices {
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
    public double covariance(double[] parameters, double level, double other) {
        return StrictMath.exp(2 * parameters[0] - square(parameters, level, other) / 2);
    }

    @Override
    public double slope(double[] parameters, int index, double level, double other) {
        double covariance = covariance(parameters, level, other);
        return index == 0 ? 2 * covariance : square(parameters, level, other) * covariance;
    }

    private static double square(double[] parameters, double level, double other) {
        double distance = (level - other) / StrictMath.exp(parameters[1]);
        return distance * distance;
    }
}
