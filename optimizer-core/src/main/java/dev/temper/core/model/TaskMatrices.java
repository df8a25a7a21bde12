package dev.temper.core.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A task kernel of a few functions of the level, without a deviation of a run's own. With the functions' values at the
 * levels in the columns of F and the functions' weights on the diagonal of W, what trials share is F W F'.
 */
public interface TaskMatrices extends TaskKernel {
    /** F: a new matrix, levels x functions. */
    DMatrixRMaj functions(double[] parameters, double[] levels);

    /** The diagonal of W: a new array of a number for each function, at least 0. */
    double[] weights(double[] parameters);

    /** Derivative of {@link #functions} with respect to a parameter: a new matrix. */
    DMatrixRMaj functionSlopes(double[] parameters, int index, double[] levels);

    /** Derivative of {@link #weights} with respect to a parameter: a new array. */
    double[] weightSlopes(double[] parameters, int index);

    @Override
    default void fill(double[] parameters, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        DMatrixRMaj functions = functions(parameters, levels);
        CommonOps_DDRM.multTransB(weighted(functions, weights(parameters)), functions, shared);
        own.zero();
    }

    /** With dF and dW for the derivatives of F and W: dF W F', its transpose, and F dW F'. */
    @Override
    default void derivative(double[] parameters, int index, double[] levels, DMatrixRMaj shared, DMatrixRMaj own) {
        DMatrixRMaj functions = functions(parameters, levels);
        DMatrixRMaj slopes = weighted(functionSlopes(parameters, index, levels), weights(parameters));
        DMatrixRMaj half = CommonOps_DDRM.multTransB(slopes, functions, null);
        CommonOps_DDRM.add(half, CommonOps_DDRM.transpose(half, null), shared);
        DMatrixRMaj moved = weighted(functions, weightSlopes(parameters, index));
        CommonOps_DDRM.addEquals(shared, CommonOps_DDRM.multTransB(moved, functions, null));
        own.zero();
    }

    private static DMatrixRMaj weighted(DMatrixRMaj functions, double[] weights) {
        DMatrixRMaj product = functions.copy();
        CommonOps_DDRM.multCols(product, weights);
        return product;
    }
}
