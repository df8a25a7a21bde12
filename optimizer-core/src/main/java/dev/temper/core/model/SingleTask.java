package dev.temper.core.model;

/** One fidelity: all levels are the same thing. Parameter: ln s0. */
public record SingleTask() implements TaskKernel {
    @Override
    public double[] mean() {
        return new double[] {0};
    }

    @Override
    public double[] deviation() {
        return new double[] {0.7};
    }

    @Override
    public void fill(double[] parameters, double[] rows, double[] columns, double[][] shared, double[][] own) {
        double size = StrictMath.exp(2 * parameters[0]);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                shared[i][j] = size;
                own[i][j] = 0;
            }
        }
    }

    @Override
    public void derivative(double[] parameters, int index, double[] levels, double[][] shared, double[][] own) {
        fill(parameters, levels, levels, shared, own);
        for (double[] row : shared) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= 2;
            }
        }
    }
}
