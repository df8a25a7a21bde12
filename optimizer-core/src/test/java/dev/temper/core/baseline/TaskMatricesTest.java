package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.model.Fading;
import dev.temper.core.model.Subsets;
import dev.temper.core.model.TaskKernel;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskMatricesTest {
    private static final double[] LEVELS = {1 / 64.0, 0.25, 0.5, 1};
    private static final double STEP = 1e-6;

    static Stream<TaskKernel> kernels() {
        return Stream.of(
                new TwoTasks(),
                new Subsets(1 / 64.0, 1, false),
                new Subsets(1 / 64.0, 1, true),
                new Fading(1 / 64.0, 1),
                new Sources(new double[] {1 / 64.0, 0.25, 0.5}),
                new CostInput());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void derivativesAreThoseOfTheCovariances(TaskKernel kernel) {
        double[] parameters = somewhere(kernel);
        for (int p = 0; p < parameters.length; p++) {
            DMatrixRMaj slopes = new DMatrixRMaj(4, 4);
            kernel.derivative(parameters, p, LEVELS, slopes, new DMatrixRMaj(4, 4));
            DMatrixRMaj difference = CommonOps_DDRM.subtract(
                    filled(kernel, moved(parameters, p, STEP)), filled(kernel, moved(parameters, p, -STEP)), null);
            CommonOps_DDRM.divide(difference, 2 * STEP);
            assertThat(MatrixFeatures_DDRM.isIdentical(slopes, difference, 1e-8))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void areSymmetricAndPositiveSemiDefinite(TaskKernel kernel) {
        DMatrixRMaj matrix = filled(kernel, somewhere(kernel));
        assertThat(MatrixFeatures_DDRM.isSymmetric(matrix, 0)).isTrue();
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(4, false, true);
        assertThat(eigen.decompose(matrix)).isTrue();
        for (int i = 0; i < 4; i++) {
            assertThat(eigen.getEigenvalue(i).getReal()).isGreaterThan(-1e-12);
        }
    }

    @Test
    void mtboKnowsTwoTasks() {
        DMatrixRMaj matrix = filled(new TwoTasks(), new double[] {0.1, -0.2, -0.7});
        assertThat(matrix.get(3, 3)).isCloseTo(StrictMath.exp(0.2), within(1e-12));
        assertThat(matrix.get(3, 1)).isCloseTo(StrictMath.exp(0.1 - 0.2), within(1e-12));
        assertThat(matrix.get(1, 1)).isCloseTo(StrictMath.exp(-0.4) + StrictMath.exp(-1.4), within(1e-12));
    }

    @Test
    void fabolasLaysSizesOutByTheirLogarithm() {
        double[] parameters = {0, 2, StrictMath.log(3)};
        DMatrixRMaj loss = filled(new Subsets(1 / 64.0, 1, false), parameters);
        // phi is (1, 0) at the full size and (1, 1) at the least; 1/2 is five sixths of the way.
        assertThat(loss.get(3, 3)).isCloseTo(1, within(1e-12));
        assertThat(loss.get(0, 0)).isCloseTo(3 * 3 + 3 * 3, within(1e-12));
        assertThat(loss.get(3, 2)).isCloseTo(1 + 2 / 36.0, within(1e-12));
        DMatrixRMaj cost = filled(new Subsets(1 / 64.0, 1, true), parameters);
        assertThat(cost.get(0, 0)).isCloseTo(1, within(1e-12));
        assertThat(cost.get(0, 2)).isCloseTo(1 + 2 * 5 / 6.0, within(1e-12));
    }

    @Test
    void theDefaultAddsWhatFadesInProportion() {
        double[] parameters = {0, 2, StrictMath.log(3), StrictMath.log(5)};
        DMatrixRMaj matrix = filled(new Fading(1 / 64.0, 1), parameters);
        assertThat(matrix.get(3, 3)).isCloseTo(1, within(1e-12));
        assertThat(matrix.get(0, 0)).isCloseTo(18 + 25, within(1e-12));
        assertThat(matrix.get(3, 2)).isCloseTo(1 + 2 / 36.0, within(1e-12));
        assertThat(matrix.get(0, 2)).isCloseTo(3 * (1 + 2 / 36.0) + 9 / 36.0 + 25 / 6.0, within(1e-12));
    }

    @Test
    void misokgGivesEachSourceABiasOfItsOwn() {
        double[] parameters = {0, StrictMath.log(0.5), StrictMath.log(0.2), -9};
        DMatrixRMaj matrix = filled(new Sources(new double[] {1 / 64.0, 0.25, 0.5}), parameters);
        assertThat(CommonOps_DDRM.extractRow(matrix, 3, null).data).containsExactly(1, 1, 1, 1);
        assertThat(matrix.get(0, 1)).isEqualTo(1);
        assertThat(matrix.get(0, 0)).isCloseTo(1.25, within(1e-12));
        assertThat(matrix.get(1, 1)).isCloseTo(1.04, within(1e-12));
    }

    @Test
    void sigOptMeasuresDistanceInCost() {
        double[] parameters = {0, StrictMath.log(0.5)};
        DMatrixRMaj matrix = filled(new CostInput(), parameters);
        assertThat(matrix.get(2, 3)).isCloseTo(StrictMath.exp(-0.5), within(1e-12));
        assertThat(matrix.get(1, 3)).isCloseTo(StrictMath.exp(-1.125), within(1e-12));
    }

    private static double[] somewhere(TaskKernel kernel) {
        double[] parameters = kernel.mean();
        for (int p = 0; p < parameters.length; p++) {
            parameters[p] += (p % 2 == 0 ? 0.3 : -0.4) * kernel.deviation()[p];
        }
        return parameters;
    }

    private static double[] moved(double[] parameters, int index, double by) {
        double[] moved = parameters.clone();
        moved[index] += by;
        return moved;
    }

    private static DMatrixRMaj filled(TaskKernel kernel, double[] parameters) {
        DMatrixRMaj shared = new DMatrixRMaj(4, 4);
        DMatrixRMaj own = new DMatrixRMaj(4, 4);
        own.fill(1);
        kernel.fill(parameters, LEVELS, shared, own);
        assertThat(own.data).containsOnly(0);
        return shared;
    }
}
