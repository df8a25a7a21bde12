package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.model.Fading;
import dev.temper.core.model.Subsets;
import dev.temper.core.model.TaskKernel;
import dev.temper.core.model.TaskMatrices;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskMatricesTest {
    private static final double[] LEVELS = {1 / 64.0, 0.25, 0.5, 1};
    private static final double STEP = 1e-6;

    static Stream<TaskMatrices> kernels() {
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
            double[][] slopes = new double[4][4];
            kernel.derivative(parameters, p, LEVELS, slopes, new double[4][4]);
            double[][] above = filled(kernel, moved(parameters, p, STEP));
            double[][] below = filled(kernel, moved(parameters, p, -STEP));
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    double difference = (above[i][j] - below[i][j]) / (2 * STEP);
                    assertThat(slopes[i][j]).isCloseTo(difference, within(1e-8));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void areSymmetricAndPositiveSemiDefinite(TaskKernel kernel) {
        double[][] matrix = filled(kernel, somewhere(kernel));
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(matrix[i][j]).isEqualTo(matrix[j][i]);
                assertThat(matrix[i][j] * matrix[i][j]).isLessThanOrEqualTo(matrix[i][i] * matrix[j][j] + 1e-12);
            }
        }
        for (double[] direction : new double[][] {{1, -1, 1, -1}, {3, -2, 0, -1}, {1, -2, 1, 0}, {0, 1, -2, 1}}) {
            double form = 0;
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    form += direction[i] * matrix[i][j] * direction[j];
                }
            }
            assertThat(form).isGreaterThanOrEqualTo(-1e-12);
        }
    }

    @Test
    void mtboKnowsTwoTasks() {
        double[][] matrix = filled(new TwoTasks(), new double[] {0.1, -0.2, -0.7});
        assertThat(matrix[3][3]).isCloseTo(StrictMath.exp(0.2), within(1e-12));
        assertThat(matrix[3][1]).isCloseTo(StrictMath.exp(0.1 - 0.2), within(1e-12));
        assertThat(matrix[1][1]).isCloseTo(StrictMath.exp(-0.4) + StrictMath.exp(-1.4), within(1e-12));
    }

    @Test
    void fabolasLaysSizesOutByTheirLogarithm() {
        double[] parameters = {0, 2, StrictMath.log(3)};
        double[][] loss = filled(new Subsets(1 / 64.0, 1, false), parameters);
        // phi is (1, 0) at the full size and (1, 1) at the least; 1/2 is five sixths of the way.
        assertThat(loss[3][3]).isCloseTo(1, within(1e-12));
        assertThat(loss[0][0]).isCloseTo(3 * 3 + 3 * 3, within(1e-12));
        assertThat(loss[3][2]).isCloseTo(1 + 2 / 36.0, within(1e-12));
        double[][] cost = filled(new Subsets(1 / 64.0, 1, true), parameters);
        assertThat(cost[0][0]).isCloseTo(1, within(1e-12));
        assertThat(cost[0][2]).isCloseTo(1 + 2 * 5 / 6.0, within(1e-12));
    }

    @Test
    void theDefaultAddsWhatFadesInProportion() {
        double[] parameters = {0, 2, StrictMath.log(3), StrictMath.log(5)};
        double[][] matrix = filled(new Fading(1 / 64.0, 1), parameters);
        assertThat(matrix[3][3]).isCloseTo(1, within(1e-12));
        assertThat(matrix[0][0]).isCloseTo(18 + 25, within(1e-12));
        assertThat(matrix[3][2]).isCloseTo(1 + 2 / 36.0, within(1e-12));
        assertThat(matrix[0][2]).isCloseTo(3 * (1 + 2 / 36.0) + 9 / 36.0 + 25 / 6.0, within(1e-12));
    }

    @Test
    void misokgGivesEachSourceABiasOfItsOwn() {
        double[] parameters = {0, StrictMath.log(0.5), StrictMath.log(0.2), -9};
        double[][] matrix = filled(new Sources(new double[] {1 / 64.0, 0.25, 0.5}), parameters);
        assertThat(matrix[3]).containsExactly(1, 1, 1, 1);
        assertThat(matrix[0][1]).isEqualTo(1);
        assertThat(matrix[0][0]).isCloseTo(1.25, within(1e-12));
        assertThat(matrix[1][1]).isCloseTo(1.04, within(1e-12));
    }

    @Test
    void sigOptMeasuresDistanceInCost() {
        double[] parameters = {0, StrictMath.log(0.5)};
        double[][] matrix = filled(new CostInput(), parameters);
        assertThat(matrix[2][3]).isCloseTo(StrictMath.exp(-0.5), within(1e-12));
        assertThat(matrix[1][3]).isCloseTo(StrictMath.exp(-1.125), within(1e-12));
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

    private static double[][] filled(TaskKernel kernel, double[] parameters) {
        double[][] shared = new double[4][4];
        double[][] own = new double[4][4];
        kernel.fill(parameters, LEVELS, LEVELS, shared, own);
        assertThat(own).isEqualTo(new double[4][4]);
        return shared;
    }
}
