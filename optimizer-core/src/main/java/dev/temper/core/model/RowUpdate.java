package dev.temper.core.model;

/**
 * The inner loops of the linear algebra: c[i][j] loses a[k][i] * b[k][j], for one k after the other in ascending order.
 *
 * <p>The order is the law: each element sees the same subtractions in the same order however the work is cut into
 * blocks, so that a factor grown row by row has the same bits as one made at once. Loops run across columns, never
 * across k, over row arrays with one common index: so the JIT compiler may use vector instructions without changing any
 * sum. Three k at a time on two rows is the most that C2 reliably does so with: with more, the loop's body is too large to
 * be unrolled, and a quarter of the speed is left.
 */
final class RowUpdate {
    private static final int TILE_ROWS = 48;
    private static final int TILE_COLUMNS = 256;

    private RowUpdate() {}

    /**
     * c[i][j] -= sum of a[k][i] * b[k][j] over k0 <= k < k1, for i0 <= i < i1 and j0 <= j < j1. The rows of c that change
     * must be none of the rows of b that are read.
     */
    static void subtract(double[][] c, int i0, int i1, double[][] a, double[][] b, int k0, int k1, int j0, int j1) {
        for (int i = i0; i < i1; i += TILE_ROWS) {
            for (int j = j0; j < j1; j += TILE_COLUMNS) {
                tile(c, i, Math.min(i1, i + TILE_ROWS), a, b, k0, k1, j, Math.min(j1, j + TILE_COLUMNS));
            }
        }
    }

    private static void tile(double[][] c, int i0, int i1, double[][] a, double[][] b, int k0, int k1, int j0, int j1) {
        int k = k0;
        for (; k + 3 <= k1; k += 3) {
            int i = i0;
            for (; i + 2 <= i1; i += 2) {
                twoRows(c, a, b, i, k, j0, j1);
            }
            if (i < i1) {
                three(c[i], b[k], b[k + 1], b[k + 2], a[k][i], a[k + 1][i], a[k + 2][i], j0, j1);
            }
        }
        for (; k < k1; k++) {
            for (int i = i0; i < i1; i++) {
                one(c[i], a[k][i], b[k], j0, j1);
            }
        }
    }

    private static void twoRows(double[][] c, double[][] a, double[][] b, int i, int k, int j0, int j1) {
        double[] a0 = a[k];
        double[] a1 = a[k + 1];
        double[] a2 = a[k + 2];
        six(c[i], c[i + 1], b[k], b[k + 1], b[k + 2], a0[i], a1[i], a2[i], a0[i + 1], a1[i + 1], a2[i + 1], j0, j1);
    }

    private static void six(
            double[] c,
            double[] d,
            double[] b0,
            double[] b1,
            double[] b2,
            double c0,
            double c1,
            double c2,
            double d0,
            double d1,
            double d2,
            int j0,
            int j1) {
        for (int j = j0; j < j1; j++) {
            double x0 = b0[j];
            double x1 = b1[j];
            double x2 = b2[j];
            c[j] = c[j] - c0 * x0 - c1 * x1 - c2 * x2;
            d[j] = d[j] - d0 * x0 - d1 * x1 - d2 * x2;
        }
    }

    /** c[j] loses a0 * b0[j], then a1 * b1[j], then a2 * b2[j], for j0 <= j < j1. */
    static void three(
            double[] c, double[] b0, double[] b1, double[] b2, double a0, double a1, double a2, int j0, int j1) {
        for (int j = j0; j < j1; j++) {
            c[j] = c[j] - a0 * b0[j] - a1 * b1[j] - a2 * b2[j];
        }
    }

    /** c[j] -= a * b[j] for j0 <= j < j1. */
    static void one(double[] c, double a, double[] b, int j0, int j1) {
        for (int j = j0; j < j1; j++) {
            c[j] = c[j] - a * b[j];
        }
    }

    /** c[j] /= a for j0 <= j < j1. */
    static void divide(double[] c, double a, int j0, int j1) {
        for (int j = j0; j < j1; j++) {
            c[j] = c[j] / a;
        }
    }
}
