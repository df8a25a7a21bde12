package dev.temper.core.baseline;

import dev.temper.core.model.TaskMatrices;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

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

    /** One for the truth, and for each source whether a level is of it. */
    @Override
    public DMatrixRMaj functions(double[] parameters, double[] ofLevels) {
        DMatrixRMaj functions = new DMatrixRMaj(ofLevels.length, 1 + levels.length);
        for (int i = 0; i < ofLevels.length; i++) {
            functions.set(i, 0, 1);
            for (int source = 0; source < levels.length; source++) {
                functions.set(i, 1 + source, ofLevels[i] == levels[source] ? 1 : 0);
            }
        }
        return functions;
    }

    @Override
    public double[] weights(double[] parameters) {
        return Arrays.stream(parameters).map(ln -> StrictMath.exp(2 * ln)).toArray();
    }

    @Override
    public DMatrixRMaj functionSlopes(double[] parameters, int index, double[] ofLevels) {
        return new DMatrixRMaj(ofLevels.length, 1 + levels.length);
    }

    @Override
    public double[] weightSlopes(double[] parameters, int index) {
        double[] slopes = new double[parameters.length];
        slopes[index] = 2 * StrictMath.exp(2 * parameters[index]);
        return slopes;
    }
}
