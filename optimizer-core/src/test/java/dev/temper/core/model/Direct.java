package dev.temper.core.model;

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
        double[][] shared = new double[1][1];
        double[][] own = new double[1][1];
        kernel.task()
                .fill(kernel.taskParameters(theta), new double[] {a.level()}, new double[] {b.level()}, shared, own);
        boolean same = a.trial() >= 0 ? a.trial() == b.trial() : a == b;
        return (kernel.constant() + matern) * shared[0][0] + (same ? own[0][0] : 0);
    }

    /** Of the observed values, noise included. */
    static double[][] covariance(Kernel kernel, double[] theta, Observations observations) {
        double[][] matrix = new double[observations.size()][];
        double sigma = Math.exp(theta[theta.length - 1]);
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = cross(kernel, theta, observations, observations.place(i));
            matrix[i][i] += sigma * sigma + Kernel.NUGGET + observations.noise(i);
        }
        return matrix;
    }

    static double[] cross(Kernel kernel, double[] theta, Observations observations, Place place) {
        double[] row = new double[observations.size()];
        for (int j = 0; j < row.length; j++) {
            row[j] = covariance(kernel, theta, observations.place(j), place);
        }
        return row;
    }

    /** Gauss elimination with pivots. */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = java.util.Arrays.copyOf(matrix[i], n + 1);
            a[i][n] = right[i];
        }
        for (int k = 0; k < n; k++) {
            swapLargestUp(a, k);
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j <= n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = a[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i][j] * x[j];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }

    private static void swapLargestUp(double[][] a, int k) {
        int largest = k;
        for (int i = k + 1; i < a.length; i++) {
            largest = Math.abs(a[i][k]) > Math.abs(a[largest][k]) ? i : largest;
        }
        double[] row = a[k];
        a[k] = a[largest];
        a[largest] = row;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
