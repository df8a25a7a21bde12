package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The factor of our own says what EJML says, of covariances such as the model has and at several sizes. */
class CholeskyReferenceTest {
    private static final Kernel KERNEL = new Kernel(Samples.oneScaleEach(3), Samples.TASKS);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "7, 3", "30, 4", "80, 5", "160, 6"})
    void factorSolvesInverseAndDeterminantAreThoseOfEjml(int trials, long seed) {
        Observations observations = Samples.observations(trials, 3, seed);
        DMatrixRMaj covariance = Direct.covariance(KERNEL, Samples.theta(KERNEL, seed), observations);
        int n = observations.size();
        double[][] u = covariance.get2DData();
        assertThat(Cholesky.extend(u, 0, n, Kernel.NUGGET)).isTrue();

        CholeskyDecomposition_F64<DMatrixRMaj> reference = DecompositionFactory_DDRM.chol(n, false);
        assertThat(reference.decompose(covariance.copy())).isTrue();
        DMatrixRMaj factor = reference.getT(null);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                close(u[i][j], factor.get(i, j));
            }
        }
        close(2 * Cholesky.logDiagonal(u, n), StrictMath.log(CommonOps_DDRM.det(covariance)));

        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
        assertThat(solver.setA(covariance.copy())).isTrue();
        DMatrixRMaj solution = new DMatrixRMaj(n, 1);
        solver.solve(DMatrixRMaj.wrap(n, 1, observations.targets()), solution);
        double[] weights = observations.targets();
        Cholesky.solve(u, n, weights);
        Cholesky.solveBack(u, n, weights);
        for (int i = 0; i < n; i++) {
            close(weights[i], solution.get(i));
        }

        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        solver.invert(inverse);
        Cholesky.negativeInverse(u, n, new double[n][n]);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                close(-u[i][j], inverse.get(i, j));
            }
        }
    }

    private static void close(double own, double reference) {
        assertThat(own).isCloseTo(reference, within(1e-9 * (1 + Math.abs(reference))));
    }
}
