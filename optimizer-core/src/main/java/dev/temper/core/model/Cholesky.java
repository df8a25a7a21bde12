package dev.temper.core.model;

import java.util.Arrays;

/**
 * Factors K = U' U with U upper triangular, in rows: u[i][j] for j at least i. What lies below the diagonal is never
 * read and may hold anything. Every routine subtracts in ascending k, see {@link RowUpdate}.
 */
final class Cholesky {
    /** Rows worked on together. */
    private static final int BLOCK = 48;

    /** Columns worked on together where the work depends on the column. */
    private static final int STRIP = 256;

    /** Fewer columns than this are better solved one by one, so that the loops are long. */
    private static final int FEW = 12;

    private Cholesky() {}

    /**
     * Extends a factor.
     *
     * @param u rows 0 to from - 1 hold the factor in their columns up to from, and K in columns from to to - 1; rows from
     *     to to - 1 hold K from the diagonal on. Overwritten with the factor
     * @param least pivots below half of it are raised to it, which is the same as so much more noise on that observation:
     *     rounding alone can bring them there, when K has at least this on its diagonal as noise
     * @return false if the matrix holds something that is not finite
     */
    static boolean extend(double[][] u, int from, int to, double least) {
        if (to - from < FEW) {
            solveEachColumn(u, from, to);
        } else {
            solve(u, 0, from, u, from, to);
        }
        return complete(u, from, to, least);
    }

    /** {@link #extend} where the columns from to to - 1 are solved already in the rows above from. */
    static boolean complete(double[][] u, int from, int to, double least) {
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            RowUpdate.subtract(u, start, end, u, u, 0, start, start, to);
            for (int i = start; i < end; i++) {
                RowUpdate.subtract(u, i, i + 1, u, u, start, i, i, to);
                if (!pivot(u[i], i, to, least)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void solveEachColumn(double[][] u, int from, int to) {
        double[] column = new double[from];
        for (int j = from; j < to; j++) {
            for (int i = 0; i < from; i++) {
                column[i] = u[i][j];
            }
            solve(u, from, column);
            for (int i = 0; i < from; i++) {
                u[i][j] = column[i];
            }
        }
    }

    private static boolean pivot(double[] row, int i, int to, double least) {
        double square = row[i];
        if (!Double.isFinite(square)) {
            return false;
        }
        row[i] = StrictMath.sqrt(square < least / 2 ? least : square);
        RowUpdate.divide(row, row[i], i + 1, to);
        return true;
    }

    /** V = U'^-1 V in the columns j0 to j1 - 1 of rows 0 to n - 1, of which those before done are solved already. */
    static void solve(double[][] u, int done, int n, double[][] v, int j0, int j1) {
        solve(u, 0, done, n, v, j0, j1);
    }

    /** The same, for columns that are 0 above row zeros. */
    private static void solve(double[][] u, int zeros, int done, int n, double[][] v, int j0, int j1) {
        for (int start = done; start < n; start += BLOCK) {
            int end = Math.min(n, start + BLOCK);
            RowUpdate.subtract(v, start, end, u, v, zeros, start, j0, j1);
            for (int i = start; i < end; i++) {
                RowUpdate.subtract(v, i, i + 1, u, v, start, i, j0, j1);
                RowUpdate.divide(v[i], u[i][i], j0, j1);
            }
        }
    }

    /** v = U'^-1 v. */
    static void solve(double[][] u, int n, double[] v) {
        int k = 0;
        for (; k + 3 <= n; k += 3) {
            double[] u0 = u[k];
            double[] u1 = u[k + 1];
            double[] u2 = u[k + 2];
            double v0 = v[k] / u0[k];
            double v1 = (v[k + 1] - v0 * u0[k + 1]) / u1[k + 1];
            double v2 = (v[k + 2] - v0 * u0[k + 2] - v1 * u1[k + 2]) / u2[k + 2];
            v[k] = v0;
            v[k + 1] = v1;
            v[k + 2] = v2;
            RowUpdate.three(v, u0, u1, u2, v0, v1, v2, k + 3, n);
        }
        for (; k < n; k++) {
            v[k] = v[k] / u[k][k];
            RowUpdate.one(v, v[k], u[k], k + 1, n);
        }
    }

    /** v = U^-1 v. */
    static void solveBack(double[][] u, int n, double[] v) {
        for (int i = n - 1; i >= 0; i--) {
            double sum = v[i];
            for (int j = i + 1; j < n; j++) {
                sum -= u[i][j] * v[j];
            }
            v[i] = sum / u[i][i];
        }
    }

    /** Sum of the logarithms of the diagonal: half the logarithm of K's determinant. */
    static double logDiagonal(double[][] u, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += StrictMath.log(u[i][i]);
        }
        return sum;
    }

    /**
     * Minus the inverse of K.
     *
     * @param u the factor; its upper triangle is overwritten with the result's
     * @param w room for as many rows
     */
    static void negativeInverse(double[][] u, int n, double[][] w) {
        for (int i = 0; i < n; i++) {
            Arrays.fill(w[i], 0, n, 0);
            w[i][i] = 1;
        }
        for (int j = 0; j < n; j += STRIP) {
            int end = Math.min(n, j + STRIP);
            solve(u, j, j, n, w, j, end);
        }
        for (int i = 0; i < n; i++) {
            Arrays.fill(u[i], i, n, 0);
        }
        for (int i = 0; i < n; i += BLOCK) {
            int below = Math.min(n, i + BLOCK);
            for (int j = i; j < n; j += STRIP) {
                RowUpdate.subtract(u, i, below, w, w, j, n, j, Math.min(n, j + STRIP));
            }
        }
    }
}
