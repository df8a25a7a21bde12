package dev.temper.core.model;

import org.ejml.data.DMatrixRMaj;

/**
 * FABOLAS's kernel over training set sizes (Klein et al. 2017, section 4.1), here over any levels: phi(s)' Sigma phi(s')
 * with phi = (1, (1 - s)^2) for a loss and (1, s) for the logarithm of a cost, where s is the logarithm of the level laid
 * from 0 at the least level to 1 at the full one. So a loss at a level is the one in full and a second function of the
 * configuration, which fades as training goes on and may vary with the first or against it. Sigma = L L', and phi' L are the
 * two functions. Parameters:
 * ln L11, L21, ln L22.
 *
 * @param least the least level in use, above 0; equal to the full one if only that is
 * @param full the full level
 * @param cost whether the values are costs
 */
public record Subsets(double least, double full, boolean cost) implements TaskMatrices {
    @Override
    public double[] mean() {
        return new double[] {0, 0.3, -0.5};
    }

    @Override
    public double[] deviation() {
        return new double[] {0.7, 0.7, 1};
    }

    @Override
    public DMatrixRMaj functions(double[] parameters, double[] levels) {
        DMatrixRMaj functions = new DMatrixRMaj(levels.length, 2);
        for (int i = 0; i < levels.length; i++) {
            functions.set(i, 0, StrictMath.exp(parameters[0]) + parameters[1] * basis(levels[i]));
            functions.set(i, 1, StrictMath.exp(parameters[2]) * basis(levels[i]));
        }
        return functions;
    }

    @Override
    public double[] weights(double[] parameters) {
        return new double[] {1, 1};
    }

    @Override
    public DMatrixRMaj functionSlopes(double[] parameters, int index, double[] levels) {
        DMatrixRMaj slopes = new DMatrixRMaj(levels.length, 2);
        for (int i = 0; i < levels.length; i++) {
            double basis = basis(levels[i]);
            if (index == 2) {
                slopes.set(i, 1, StrictMath.exp(parameters[2]) * basis);
            } else {
                slopes.set(i, 0, index == 0 ? StrictMath.exp(parameters[0]) : basis);
            }
        }
        return slopes;
    }

    @Override
    public double[] weightSlopes(double[] parameters, int index) {
        return new double[2];
    }

    private double basis(double level) {
        double s = place(level);
        return cost ? s : (1 - s) * (1 - s);
    }

    private double place(double level) {
        return least < full ? 1 - StrictMath.log(level / full) / StrictMath.log(least / full) : 1;
    }

    /** 1 - s: 1 at the least level, 0 at the full one. */
    double left(double level) {
        return 1 - place(level);
    }
}
