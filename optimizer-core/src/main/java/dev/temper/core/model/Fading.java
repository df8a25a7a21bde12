package dev.temper.core.model;

/**
 * The default method's kernel of what trials share: a value at a level is the one in full and two more functions of the
 * configuration that fade as training goes on, in proportion to (1 - s)^2 and to 1 - s. The first is FABOLAS's, see
 * {@link Subsets}, and varies with the full value or against it; the second is independent of both. With them cheap
 * levels may rank configurations otherwise than full ones, over a wide range of levels or only at its lower end.
 * Parameters: ln L11, L21, ln L22, ln h.
 */
public final class Fading implements TaskMatrices {
    private static final int SIZE = 3;
    private static final double MEAN = -1;

    private final Subsets subsets;

    /**
     * A kernel over these levels.
     *
     * @param least the least level in use, above 0, where s is 0
     * @param full the full level, where s is 1
     */
    public Fading(double least, double full) {
        this.subsets = new Subsets(least, full, false);
    }

    @Override
    public double[] mean() {
        return with(subsets.mean(), MEAN);
    }

    @Override
    public double[] deviation() {
        return with(subsets.deviation(), 1);
    }

    private static double[] with(double[] some, double last) {
        return new double[] {some[0], some[1], some[2], last};
    }

    @Override
    public double covariance(double[] parameters, double level, double other) {
        return subsets.covariance(parameters, level, other) + straight(parameters, level, other);
    }

    @Override
    public double slope(double[] parameters, int index, double level, double other) {
        return index == SIZE ? 2 * straight(parameters, level, other) : subsets.slope(parameters, index, level, other);
    }

    private double straight(double[] parameters, double level, double other) {
        return StrictMath.exp(2 * parameters[SIZE]) * subsets.left(level) * subsets.left(other);
    }
}
