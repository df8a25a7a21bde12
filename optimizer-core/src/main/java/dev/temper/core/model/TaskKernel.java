package dev.temper.core.model;

import org.ejml.data.DMatrixRMaj;

/**
 * How values at different levels of training vary together. A level t is an epoch, or a named task's cost times the full
 * task R, or whatever number the kernel understands. The covariance of two values is
 *
 * <pre>
 *   (constant + Matern(x, x')) * shared(t, t') + [same trial] * own(t, t')
 * </pre>
 *
 * Both matrices must be positive semi-definite for every parameter vector and be functions of the pair of levels alone,
 * whatever other levels there are. Implementations are pure and immutable.
 */
public interface TaskKernel {
    /** Prior mean of each parameter; its length is the number of parameters. Parameters are unconstrained reals. */
    double[] mean();

    /** Prior standard deviation of each parameter, above 0. The fit keeps within 4 of them. */
    double[] deviation();

    /**
     * Covariances between levels.
     *
     * @param parameters as many as {@link #mean()} has
     * @param shared to fill: levels x levels
     * @param own to fill: levels x levels
     */
    void fill(double[] parameters, double[] levels, DMatrixRMaj shared, DMatrixRMaj own);

    /**
     * Derivatives of {@link #fill}'s matrices with respect to one parameter.
     *
     * @param index of the parameter
     * @param shared to fill with the derivative of shared, every element
     * @param own to fill with the derivative of own, every element
     */
    void derivative(double[] parameters, int index, double[] levels, DMatrixRMaj shared, DMatrixRMaj own);
}
