package dev.temper.core.baseline;

import dev.temper.core.model.TaskMatrices;

/**
 * misokg's kernel (Poloczek, Wang, Frazier 2017, section 3.1): what a cheap source says is the truth plus a bias of the
 * source's own, independent of all else. Level 1 is the truth. Parameters: ln s0 of the truth, then ln s of each bias.
 */
final class Sources implements TaskMatrices {
    private final double[] levels;

    /** With these levels of the cheap sources, each different. */
    Sources(double... levels) {
        this.levels = levels.clone();
    }

    @Override
    public double[] mean() {
        double[] mean = new double[1 + levels.length];
        for (int source = 1; source < mean.length; source++) {
            mean[source] = -1;
        }
        return mean;
    }

    @Override
    public double[] deviation() {
        double[] deviation = new double[1 + levels.length];
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = i == 0 ? 0.7 : 1;
        }
        return deviation;
    }

    @Override
    public double covariance(double[] parameters, double level, double other) {
        double sum = StrictMath.exp(2 * parameters[0]);
        for (int source = 0; source < levels.length; source++) {
            if (level == levels[source] && other == level) {
                sum += StrictMath.exp(2 * parameters[1 + source]);
            }
        }
        return sum;
    }

    @Override
    public double slope(double[] parameters, int index, double level, double other) {
        boolean moves = index == 0 || (level == levels[index - 1] && other == level);
        return moves ? 2 * StrictMath.exp(2 * parameters[index]) : 0;
    }
}
