package dev.temper.core.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One more source of values than the experiment's own: what was imported from elsewhere. A level below 0 is of that
 * source, trained as far as its absolute value. What trials share across the two sources is rho times what they would
 * share within one, rho in (-1, 1): near 1 the sources agree, at 0 they have nothing to do with each other, below 0 what
 * is good in one is bad in the other. Runs of the other source deviate by e^q times as much as own ones, so that
 * imported values which nothing explains do not make the model distrust the experiment's own.
 *
 * <p>Its matrices are positive semi-definite: that of what is shared is the element-wise product of the inner kernel's
 * and of [1 rho; rho 1] spread over the levels, both of which are (Schur's product theorem); that of each run's own
 * deviation has a block for each source, since no run is of both: the inner kernel's, and e^2q times that.
 *
 * <p>Parameters: those of the inner kernel, then q, then r with rho = tanh r.
 */
public final class SourceKernel implements TaskKernel {
    /** Of r: experiments are imported because they are believed to be alike, and rho = 0.6. */
    private static final double MEAN = 0.7;

    private static final double DEVIATION = 0.8;

    /** Of q: what differs by chance between experiments is taken to be large until the values show that it is not. */
    private static final double OWN_MEAN = 1;

    private static final double OWN_DEVIATION = 1;

    private final TaskKernel inner;
    private final int size;

    /** A second source beside a kernel that is told levels above 0. */
    public SourceKernel(TaskKernel inner) {
        this.inner = inner;
        this.size = inner.mean().length;
    }

    /** Rho, by the parameters of such a kernel. */
    public static double correlation(double[] parameters) {
        return StrictMath.tanh(parameters[parameters.length - 1]);
    }

    @Override
    public double[] mean() {
        return with(inner.mean(), OWN_MEAN, MEAN);
    }

    @Override
    public double[] deviation() {
        return with(inner.deviation(), OWN_DEVIATION, DEVIATION);
    }

    private static double[] with(double[] some, double q, double r) {
        double[] all = Arrays.copyOf(some, some.length + 2);
        all[some.length] = q;
        all[some.length + 1] = r;
        return all;
    }

    @Override
    public void fill(double[] parameters, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        inner.fill(Arrays.copyOf(parameters, size), sizes(levels), shared, own);
        spread(levels, shared, 1, correlation(parameters), 1);
        spread(levels, own, 1, 0, StrictMath.exp(2 * parameters[size]));
    }

    @Override
    public void derivative(double[] parameters, int index, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        double[] ofInner = Arrays.copyOf(parameters, size);
        double[] sizes = sizes(levels);
        if (index < size) {
            inner.derivative(ofInner, index, sizes, shared, own);
        } else {
            inner.fill(ofInner, sizes, shared, own);
        }
        double rho = correlation(parameters);
        double among = StrictMath.exp(2 * parameters[size]);
        if (index < size) {
            spread(levels, shared, 1, rho, 1);
            spread(levels, own, 1, 0, among);
        } else if (index == size) {
            spread(levels, shared, 0, 0, 0);
            spread(levels, own, 0, 0, 2 * among);
        } else {
            spread(levels, shared, 0, 1 - rho * rho, 0);
            spread(levels, own, 0, 0, 0);
        }
    }

    /** Multiplies what is among the experiment's own levels, what is across, and what is among those of the other. */
    private static void spread(double[] levels, DMatrixRMaj matrix, double own, double across, double among) {
        DMatrixRMaj factors = new DMatrixRMaj(levels.length, levels.length);
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < levels.length; j++) {
                boolean imported = levels[i] < 0;
                factors.set(i, j, imported != levels[j] < 0 ? across : imported ? among : own);
            }
        }
        CommonOps_DDRM.elementMult(matrix, factors);
    }

    private static double[] sizes(double[] levels) {
        return Arrays.stream(levels).map(Math::abs).toArray();
    }
}
