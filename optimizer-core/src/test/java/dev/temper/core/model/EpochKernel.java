package dev.temper.core.model;

import org.ejml.data.DMatrixRMaj;

/**
 * The prototype's: Ornstein-Uhlenbeck in the logarithm of the epoch, both for what trials share (s0, lt) and for each run's
 * own deviation (d0, ld). Parameters: ln s0, ln lt, ln d0, ln ld. Levels are above 0.
 */
record EpochKernel() implements TaskKernel {
    private static final int SHARED_SCALE = 1;
    private static final int OWN_SIZE = 2;
    private static final int OWN_SCALE = 3;

    @Override
    public double[] mean() {
        return new double[] {0, 2, -1.5, 0.7};
    }

    @Override
    public double[] deviation() {
        return new double[] {0.7, 0.7, 1, 0.7};
    }

    @Override
    public void fill(double[] parameters, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        fillOne(parameters, 0, levels, shared);
        fillOne(parameters, OWN_SIZE, levels, own);
    }

    private static void fillOne(double[] parameters, int at, double[] levels, DMatrixRMaj matrix) {
        double size = StrictMath.exp(2 * parameters[at]);
        double scale = StrictMath.exp(parameters[at + 1]);
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < levels.length; j++) {
                matrix.set(i, j, size * StrictMath.exp(-distance(levels[i], levels[j]) / scale));
            }
        }
    }

    private static double distance(double t, double other) {
        return Math.abs(StrictMath.log(t) - StrictMath.log(other));
    }

    @Override
    public void derivative(double[] parameters, int index, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        fill(parameters, levels, shared, own);
        boolean inShared = index <= SHARED_SCALE;
        DMatrixRMaj changing = inShared ? shared : own;
        (inShared ? own : shared).zero();
        boolean isScale = index == SHARED_SCALE || index == OWN_SCALE;
        double scale = isScale ? StrictMath.exp(parameters[index]) : 1;
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < levels.length; j++) {
                double slope = isScale ? distance(levels[i], levels[j]) / scale : 2;
                changing.set(i, j, slope * changing.get(i, j));
            }
        }
    }
}
