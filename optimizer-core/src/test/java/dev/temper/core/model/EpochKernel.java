package dev.temper.core.model;

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
    public void fill(double[] parameters, double[] rows, double[] columns, double[][] shared, double[][] own) {
        fillOne(parameters, 0, rows, columns, shared);
        fillOne(parameters, OWN_SIZE, rows, columns, own);
    }

    private static void fillOne(double[] parameters, int at, double[] rows, double[] columns, double[][] matrix) {
        double size = StrictMath.exp(2 * parameters[at]);
        double scale = StrictMath.exp(parameters[at + 1]);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                matrix[i][j] = size * StrictMath.exp(-distance(rows[i], columns[j]) / scale);
            }
        }
    }

    private static double distance(double t, double other) {
        return Math.abs(StrictMath.log(t) - StrictMath.log(other));
    }

    @Override
    public void derivative(double[] parameters, int index, double[] levels, double[][] shared, double[][] own) {
        fill(parameters, levels, levels, shared, own);
        boolean inShared = index <= SHARED_SCALE;
        double[][] changing = inShared ? shared : own;
        double[][] still = inShared ? own : shared;
        boolean isScale = index == SHARED_SCALE || index == OWN_SCALE;
        double scale = isScale ? StrictMath.exp(parameters[index]) : 1;
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < levels.length; j++) {
                changing[i][j] *= isScale ? distance(levels[i], levels[j]) / scale : 2;
                still[i][j] = 0;
            }
        }
    }
}
