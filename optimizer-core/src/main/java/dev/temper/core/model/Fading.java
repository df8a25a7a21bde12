package dev.temper.core.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

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
    public DMatrixRMaj functions(double[] parameters, double[] levels) {
        DMatrixRMaj left = new DMatrixRMaj(levels.length, 1);
        for (int i = 0; i < levels.length; i++) {
            left.set(i, subsets.left(levels[i]));
        }
        return CommonOps_DDRM.concatColumns(subsets.functions(parameters, levels), left, null);
    }

    @Override
    public double[] weights(double[] parameters) {
        return new double[] {1, 1, StrictMath.exp(2 * parameters[SIZE])};
    }

    @Override
    public DMatrixRMaj functionSlopes(double[] parameters, int index, double[] levels) {
        DMatrixRMaj still = new DMatrixRMaj(levels.length, 1);
        DMatrixRMaj slopes = index == SIZE
                ? new DMatrixRMaj(levels.length, SIZE - 1)
                : subsets.functionSlopes(parameters, index, levels);
        return CommonOps_DDRM.concatColumns(slopes, still, null);
    }

    @Override
    public double[] weightSlopes(double[] parameters, int index) {
        return new double[] {0, 0, index == SIZE ? 2 * StrictMath.exp(2 * parameters[SIZE]) : 0};
    }
}
