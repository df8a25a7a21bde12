package dev.temper.core.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Gives each run a deviation of its own from what trials share, where a kernel has none: Ornstein-Uhlenbeck in ln t of
 * size d0 and scale ld, so that it lasts for a while and is forgotten. Parameters: the inner kernel's, ln d0, ln ld.
 * Levels are above 0.
 */
public final class OwnDeviation implements TaskKernel {
    private static final double[] MEAN = {-1.5, 0.7};
    private static final double[] DEVIATION = {1, 0.7};

    private final TaskKernel inner;
    private final int size;

    /** A deviation beside a kernel whose own part is 0. */
    public OwnDeviation(TaskKernel inner) {
        this.inner = inner;
        this.size = inner.mean().length;
    }

    @Override
    public double[] mean() {
        return with(inner.mean(), MEAN);
    }

    @Override
    public double[] deviation() {
        return with(inner.deviation(), DEVIATION);
    }

    private static double[] with(double[] some, double[] more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    @Override
    public void fill(double[] parameters, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        inner.fill(Arrays.copyOf(parameters, size), levels, shared, own);
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < levels.length; j++) {
                own.set(i, j, covariance(parameters, levels[i], levels[j]));
            }
        }
    }

    private double covariance(double[] parameters, double level, double other) {
        return StrictMath.exp(2 * parameters[size] - decay(parameters, level, other));
    }

    private double decay(double[] parameters, double level, double other) {
        return Math.abs(StrictMath.log(level) - StrictMath.log(other)) / StrictMath.exp(parameters[size + 1]);
    }

    @Override
    public void derivative(double[] parameters, int index, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        if (index < size) {
            inner.derivative(Arrays.copyOf(parameters, size), index, levels, shared, own);
            return;
        }
        shared.zero();
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < levels.length; j++) {
                double slope = index == size ? 2 : decay(parameters, levels[i], levels[j]);
                own.set(i, j, slope * covariance(parameters, levels[i], levels[j]));
            }
        }
    }
}
