package dev.temper.core.model;

import org.ejml.data.DMatrixRMaj;

/** The configurations' part of the kernel between all trials, and its derivatives with respect to the length scales. */
final class TrialKernel {
    private final Kernel kernel;
    private final double[][] features;
    private final double[][] scaled;
    private final DMatrixRMaj input;
    private final DMatrixRMaj slope;
    private final DMatrixRMaj sum;

    TrialKernel(Kernel kernel, Observations observations) {
        int p = observations.trials();
        this.kernel = kernel;
        this.features = new double[p][];
        for (int i = 0; i < p; i++) {
            features[i] = observations.features(i);
        }
        this.scaled = new double[p][];
        this.input = new DMatrixRMaj(p, p);
        this.slope = new DMatrixRMaj(p, p);
        this.sum = new DMatrixRMaj(p, p);
    }

    /** Evaluates the kernel at theta. */
    void evaluate(double[] theta) {
        double[] lengths = kernel.lengths(theta);
        for (int i = 0; i < features.length; i++) {
            scaled[i] = Kernel.scaled(lengths, features[i]);
            for (int j = 0; j <= i; j++) {
                double r = Matern.distance(scaled[i], scaled[j]);
                double decay = StrictMath.exp(-r);
                double value = kernel.constant() + Matern.value(r, decay);
                input.unsafe_set(i, j, value);
                input.unsafe_set(j, i, value);
                slope.unsafe_set(i, j, Matern.slope(r, decay));
            }
        }
    }

    /** The kernel between two trials. */
    double input(int trial, int other) {
        return input.unsafe_get(trial, other);
    }

    void clear() {
        sum.zero();
    }

    /** Adds to the derivative of twice the value by the kernel between two different trials. */
    void add(int trial, int other, double derivative) {
        sum.plus(sum.getIndex(Math.max(trial, other), Math.min(trial, other)), derivative);
    }

    /** Adds the derivatives with respect to the logarithms of the length scales. */
    void gradient(double[] gradient) {
        for (int i = 0; i < features.length; i++) {
            for (int j = 0; j < i; j++) {
                double weight = sum.unsafe_get(i, j) * slope.unsafe_get(i, j) / 2;
                for (int c = 0; c < kernel.columns(); c++) {
                    double difference = scaled[i][c] - scaled[j][c];
                    gradient[kernel.scaleOf(c)] += weight * difference * difference;
                }
            }
        }
    }
}
