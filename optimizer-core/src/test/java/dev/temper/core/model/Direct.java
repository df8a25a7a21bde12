package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The formulas written down as in the text, slow and plain, to test the model against. */
final class Direct {
    private Direct() {}

    static double covariance(Kernel kernel, double[] theta, Place a, Place b) {
        double squares = 0;
        for (int c = 0; c < kernel.columns(); c++) {
            double difference = (a.features()[c] - b.features()[c]) / Math.exp(theta[kernel.scaleOf(c)]);
            squares += difference * difference;
        }
        double r = Math.sqrt(5 * squares);
        double matern = (1 + r + 5 * squares / 3) * Math.exp(-r);
        DMatrixRMaj shared = new DMatrixRMaj(2, 2);
        DMatrixRMaj own = new DMatrixRMaj(2, 2);
        kernel.task().fill(kernel.taskParameters(theta), new double[] {a.level(), b.level()}, shared, own);
        boolean same = a.trial() >= 0 ? a.trial() == b.trial() : a == b;
        double slope = 0.25 * kernel.trend().at(a) * kernel.trend().at(b);
        return (kernel.constant() + matern) * shared.get(0, 1) + (same ? own.get(0, 1) : 0) + slope;
    }

    /** What the values differ by from what is foretold of them. */
    static double[] residuals(Kernel kernel, Observations observations) {
        double[] residuals = observations.targets();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= kernel.trend().at(observations.place(i));
        }
        return residuals;
    }

    /** Of the observed values, noise included. */
    static DMatrixRMaj covariance(Kernel kernel, double[] theta, Observations observations) {
        double[][] matrix = new double[observations.size()][];
        double sigma = Math.exp(theta[theta.length - 1]);
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = cross(kernel, theta, observations, observations.place(i));
            matrix[i][i] += sigma * sigma + Kernel.NUGGET + observations.noise(i);
        }
        return new DMatrixRMaj(matrix);
    }

    static double[] cross(Kernel kernel, double[] theta, Observations observations, Place place) {
        double[] row = new double[observations.size()];
        for (int j = 0; j < row.length; j++) {
            row[j] = covariance(kernel, theta, observations.place(j), place);
        }
        return row;
    }

    /** By EJML: LU with pivots. */
    static double[] solve(DMatrixRMaj matrix, double[] right) {
        DMatrixRMaj x = new DMatrixRMaj(right.length, 1);
        assertThat(CommonOps_DDRM.solve(matrix, DMatrixRMaj.wrap(right.length, 1, right), x))
                .isTrue();
        return x.data;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
