package dev.temper.core.model;

/**
 * FABOLAS's kernel over training set sizes (Klein et al. 2017, section 4.1), here over any levels: phi(s)' Sigma phi(s')
 * with phi = (1, (1 - s)^2) for a loss and (1, s) for the logarithm of a cost, where s is the logarithm of the level laid
 * from 0 at the least level to 1 at the full one. So a loss at a level is the one in full and a second function of the
 * configuration, which fades as training goes on and may vary with the first or against it. Sigma = L L'. Parameters:
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
    public double covariance(double[] parameters, double level, double other) {
        double first = first(parameters, level) * first(parameters, other);
        return first + second(parameters, level) * second(parameters, other);
    }

    @Override
    public double slope(double[] parameters, int index, double level, double other) {
        if (index == 2) {
            return 2 * second(parameters, level) * second(parameters, other);
        }
        double unit = index == 0 ? StrictMath.exp(parameters[0]) : 0;
        double here = index == 0 ? unit : basis(level);
        double there = index == 0 ? unit : basis(other);
        return here * first(parameters, other) + first(parameters, level) * there;
    }

    /** phi' L's first column. */
    private double first(double[] parameters, double level) {
        return StrictMath.exp(parameters[0]) + parameters[1] * basis(level);
    }

    /** phi' L's second column. */
    private double second(double[] parameters, double level) {
        return StrictMath.exp(parameters[2]) * basis(level);
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
