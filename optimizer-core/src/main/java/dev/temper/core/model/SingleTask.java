package dev.temper.core.model;

import org.ejml.data.DMatrixRMaj;

/** One fidelity: all levels are the same thing. Parameter: ln s0. */
public record SingleTask() implements TaskMatrices {
    @Override
    public double[] mean() {
        return new double[] {0};
    }

    @Override
    public double[] deviation() {
        return new double[] {0.7};
    }

    @Override
    public DMatrixRMaj functions(double[] parameters, double[] levels) {
        DMatrixRMaj one = new DMatrixRMaj(levels.length, 1);
        one.fill(1);
        return one;
    }

    @Override
    public double[] weights(double[] parameters) {
        return new double[] {StrictMath.exp(2 * parameters[0])};
    }

    @Override
    public DMatrixRMaj functionSlopes(double[] parameters, int index, double[] levels) {
        return new DMatrixRMaj(levels.length, 1);
    }

    @Override
    public double[] weightSlopes(double[] parameters, int index) {
        return new double[] {2 * StrictMath.exp(2 * parameters[0])};
    }
}
