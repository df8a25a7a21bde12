package dev.temper.core.model;

import java.util.Arrays;

/** The configurations' part of the kernel between all trials, and its derivatives with respect to the length scales. */
final class TrialKernel {
    private final Kernel kernel;
    private final double[][] features;
    private final double[][] scaled;
    private final double[][] input;
    private final double[][] slope;
    private final double[][] sum;

    TrialKernel(Kernel kernel, Observations observations) {
        int p = observations.trials();
        this.kernel = kernel;
        this.features = new double[p][];
        for (int i = 0; i < p; i++) {
            features[i] = observations.features(i);
        }
        this.scaled = new double[p][];
        this.input = new double[p][p];
        this.slope = new double[p][p];
        this.sum = new double[p][p];
    }

    /** Evaluates the kernel at theta. */
    void evaluate(double[] theta) {
        double[] lengths = kernel.lengths(theta);
        for (int i = 0; i < features.length; i++) {
            scaled[i] = Kernel.scaled(lengths, features[i]);
            for (int j = 0; j <= i; j++) {
                double r = Matern.distance(scaled[i], scaled[j]);
                double decay = StrictMath.exp(-r);
                input[i][j] = kernel.constant() + Matern.value(r, decay);
                input[j][i] = input[i][j];
                slope[i][j] = Matern.slope(r, decay);
            }
        }
    }

    /** The kernel between one trial and each. */
    double[] input(int trial) {
        return input[trial];
    }

    void clear() {
        for (double[] row : sum) {
            Arrays.fill(row, 0);
        }
    }

    /** Adds to the derivative of twice the value by the kernel between two different trials. */
    void add(int trial, int other, double derivative) {
        sum[Math.max(trial, other)][Math.min(trial, other)] += derivative;
    }

    /** Adds the derivatives with respect to the logarithms of the length scales. */
    void gradient(double[] gradient) {
        for (int i = 0; i < features.length; i++) {
            for (int j = 0; j < i; j++) {
                double weight = sum[i][j] * slope[i][j] / 2;
                for (int c = 0; c < kernel.columns(); c++) {
                    double difference = scaled[i][c] - scaled[j][c];
                    gradient[kernel.scaleOf(c)] += weight * difference * difference;
                }
            }
        }
    }
}
