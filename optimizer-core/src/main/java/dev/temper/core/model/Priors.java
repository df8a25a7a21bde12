package dev.temper.core.model;

import java.util.Arrays;

/** Independent normal priors of the hyperparameters, and the box that the fit keeps to. */
public final class Priors {
    private static final double LENGTH_DEVIATION = StrictMath.sqrt(3);
    private static final double NOISE_MEAN = -2.5;
    private static final double LEAST_NOISE = -6;
    private static final double MOST_NOISE = 1;
    private static final double WIDTH = 4;

    private final double[] mean;
    private final double[] deviation;
    private final double[] start;
    private final boolean[] noise;

    private Priors(double[] mean, double[] deviation, double[] start, boolean[] noise) {
        this.mean = mean;
        this.deviation = deviation;
        this.start = start;
        this.noise = noise;
    }

    /**
     * The default priors. Length scales: the log-normal that grows with the root of the dimension (Hvarfner, Hellsten,
     * Nardi 2024), at its mode in the length scale, taken as a normal in its logarithm.
     */
    public static Priors of(Kernel kernel) {
        int d = kernel.scales();
        int size = kernel.parameters();
        double[] mean = new double[size];
        double[] deviation = new double[size];
        double centre = StrictMath.sqrt(2) + StrictMath.log(Math.max(1, d)) / 2 - 3;
        for (int i = 0; i < d; i++) {
            mean[i] = centre;
            deviation[i] = LENGTH_DEVIATION;
        }
        double[] taskMean = kernel.task().mean();
        double[] taskDeviation = kernel.task().deviation();
        System.arraycopy(taskMean, 0, mean, d, taskMean.length);
        System.arraycopy(taskDeviation, 0, deviation, d, taskDeviation.length);
        mean[size - 1] = NOISE_MEAN;
        deviation[size - 1] = 1;
        double[] start = mean.clone();
        for (int i = 0; i < d; i++) {
            start[i] = StrictMath.log(0.4 * StrictMath.sqrt(d / 2.0));
        }
        boolean[] noise = new boolean[size];
        noise[size - 1] = true;
        return new Priors(mean, deviation, start, noise);
    }

    /**
     * Of several outputs that share the first hyperparameters and have the others each for itself.
     *
     * @param shared how many are shared
     */
    public Priors repeated(int shared, int outputs) {
        int own = mean.length - shared;
        double[] means = Arrays.copyOf(mean, shared + own * outputs);
        double[] deviations = Arrays.copyOf(deviation, means.length);
        double[] starts = Arrays.copyOf(start, means.length);
        boolean[] noises = Arrays.copyOf(noise, means.length);
        for (int k = 1; k < outputs; k++) {
            System.arraycopy(mean, shared, means, shared + k * own, own);
            System.arraycopy(deviation, shared, deviations, shared + k * own, own);
            System.arraycopy(start, shared, starts, shared + k * own, own);
            System.arraycopy(noise, shared, noises, shared + k * own, own);
        }
        return new Priors(means, deviations, starts, noises);
    }

    /** Number of hyperparameters. */
    public int size() {
        return mean.length;
    }

    /** Prior mean of a hyperparameter. */
    public double mean(int index) {
        return mean[index];
    }

    /** Prior standard deviation of a hyperparameter. */
    public double deviation(int index) {
        return deviation[index];
    }

    /** The least value that the fit may take. */
    public double lower(int index) {
        return noise[index] ? LEAST_NOISE : mean[index] - WIDTH * deviation[index];
    }

    /** The greatest value that the fit may take. */
    public double upper(int index) {
        return noise[index] ? MOST_NOISE : mean[index] + WIDTH * deviation[index];
    }

    /** Where a fit without an earlier one starts: the means, with length scales that see the whole cube. A new array. */
    public double[] start() {
        return start.clone();
    }

    /**
     * Minus the logarithm of the prior density, up to a constant.
     *
     * @param gradient overwritten with the derivatives
     */
    double value(double[] theta, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double z = (theta[i] - mean[i]) / deviation[i];
            sum += z * z / 2;
            gradient[i] = z / deviation[i];
        }
        return sum;
    }
}
