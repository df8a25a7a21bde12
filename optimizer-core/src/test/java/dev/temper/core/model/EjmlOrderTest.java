package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.random.CounterRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every routine of EJML that the core sums with has one order of summation at every size: ascending, term by term. So
 * the bits are those of the plain loops here, and a new version of EJML that sums otherwise is noticed.
 */
class EjmlOrderTest {
    /** On both sides of the sizes where EJML changes from one routine to another. */
    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(1, 45), IntStream.of(59, 60, 61, 64, 99, 100, 101, 150, 200));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void productsAddInAscendingOrder(int n) {
        for (int columns : new int[] {1, 2, n}) {
            DMatrixRMaj a = drawn(1, n, n);
            DMatrixRMaj b = drawn(2, columns, n);
            DMatrixRMaj product = CommonOps_DDRM.multTransB(a, b, null);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < columns; j++) {
                    assertThat(product.get(i, j)).isEqualTo(sum(a, i, b, j));
                }
            }
        }
    }

    private static double sum(DMatrixRMaj a, int i, DMatrixRMaj b, int j) {
        double sum = 0;
        for (int k = 0; k < a.numCols; k++) {
            sum += a.get(i, k) * b.get(j, k);
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void vectorsAddInAscendingOrder(int n) {
        DMatrixRMaj x = drawn(5, n, 1);
        DMatrixRMaj y = drawn(6, n, 1);
        double dot = 0;
        double squares = 0;
        double elements = 0;
        for (int k = 0; k < n; k++) {
            dot += x.get(k) * y.get(k);
            squares += x.get(k) * x.get(k);
            elements += x.get(k);
        }
        assertThat(CommonOps_DDRM.dot(x, y)).isEqualTo(dot);
        assertThat(NormOps_DDRM.fastNormF(x)).isEqualTo(StrictMath.sqrt(squares));
        assertThat(CommonOps_DDRM.elementSum(x)).isEqualTo(elements);
    }

    private static DMatrixRMaj drawn(long stream, int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.set(i, CounterRandom.unit(9, stream, i) - 0.3);
        }
        return matrix;
    }
}
