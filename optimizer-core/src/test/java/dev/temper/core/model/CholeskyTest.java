package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 63, 64, 65, 130, 300})
    void eachElementIsItsSumInAscendingOrderBitForBit(int n) {
        double[][] k = matrix(n);
        double[][] u = matrix(n);
        assertThat(Cholesky.extend(u, 0, n, 1e-6)).isTrue();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = k[i][j];
                for (int l = 0; l < i; l++) {
                    sum -= u[l][i] * u[l][j];
                }
                assertThat(u[i][j]).isEqualTo(i == j ? StrictMath.sqrt(sum) : sum / u[i][i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 64, 257, 300})
    void inverseTimesMatrixIsOne(int n) {
        double[][] k = matrix(n);
        double[][] inverse = matrix(n);
        Cholesky.extend(inverse, 0, n, 1e-6);
        Cholesky.negativeInverse(inverse, n, new double[n][n]);
        for (int i = 0; i < n; i += 7) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < n; l++) {
                    sum -= inverse[Math.min(i, l)][Math.max(i, l)] * k[l][j];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    void aSingularMatrixIsFactorisedAsIfItHadTheNoise() {
        double[][] u = {{1, 1, 1}, {0, 1, 1}, {0, 0, 2}};
        assertThat(Cholesky.extend(u, 0, 3, 1e-6)).isTrue();
        assertThat(u[1][1]).isCloseTo(1e-3, within(1e-12));
        assertThat(u[2][2]).isFinite();
    }

    @Test
    void whatIsNotFiniteIsRefused() {
        assertThat(Cholesky.extend(new double[][] {{1, Double.NaN}, {0, 1}}, 0, 2, 1e-6))
                .isFalse();
        assertThat(Cholesky.extend(new double[][] {{Double.POSITIVE_INFINITY}}, 0, 1, 1e-6))
                .isFalse();
    }

    /** Symmetric and diagonally heavy. */
    private static double[][] matrix(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = CounterRandom.unit(3, i, j) - 0.5;
                matrix[j][i] = matrix[i][j];
            }
            matrix[i][i] += n / 2.0;
        }
        return matrix;
    }
}
