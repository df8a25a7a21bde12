package dev.temper.core.baseline;

import dev.temper.core.model.TaskMatrices;

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
    public double covariance(double[] parameters, double level, double other) {
        double cheap = own(parameters, level) * own(parameters, other);
        return first(parameters, level) * first(parameters, other) + cheap;
    }

    @Override
    public double slope(double[] parameters, int index, double level, double other) {
        if (index == 2) {
            return 2 * own(parameters, level) * own(parameters, other);
        }
        // ln L11 moves the full task's loading, ln L21 the cheap one's, each in proportion to itself.
        int moved = (isFirst(level) == (index == 0) ? 1 : 0) + (isFirst(other) == (index == 0) ? 1 : 0);
        return moved * first(parameters, level) * first(parameters, other);
    }

    private static boolean isFirst(double level) {
        return level == 1;
    }

    private static double first(double[] parameters, double level) {
        return StrictMath.exp(parameters[isFirst(level) ? 0 : 1]);
    }

    private static double own(double[] parameters, double level) {
        return isFirst(level) ? 0 : StrictMath.exp(parameters[2]);
    }
}
