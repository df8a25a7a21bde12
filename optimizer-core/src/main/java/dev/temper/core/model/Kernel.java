package dev.temper.core.model;

import java.util.Arrays;

/**
 * The covariance function's form. Its hyperparameters theta are, in this order: the logarithm of each length scale, the
 * task kernel's parameters, the logarithm of the noise's standard deviation.
 */
public final class Kernel {
    /** Variance on the diagonal beside the noise, so that the matrix can be factorised whatever theta. */
    public static final double NUGGET = 1e-6;

    private final int[] scaleOf;
    private final int scales;
    private final TaskKernel task;
    private final double constant;
    private final Trend trend;

    /**
     * A kernel of a process with mean 0.
     *
     * @param scaleOf for each feature column the index of its length scale; indices 0 to the greatest are all in use
     * @param task the task kernel
     * @param constant what is added to the Matern kernel of the configurations, at least 0: the variance, in units of
     *     the task kernel, of a mean that all configurations share
     */
    public Kernel(int[] scaleOf, TaskKernel task, double constant) {
        this(scaleOf, task, constant, Trend.NONE);
    }

    private Kernel(int[] scaleOf, TaskKernel task, double constant, Trend trend) {
        this.trend = trend;
        this.scaleOf = scaleOf.clone();
        int greatest = -1;
        for (int scale : scaleOf) {
            greatest = Math.max(greatest, scale);
        }
        this.scales = greatest + 1;
        this.task = task;
        this.constant = constant;
    }

    /** A kernel with constant 1. */
    public Kernel(int[] scaleOf, TaskKernel task) {
        this(scaleOf, task, 1);
    }

    /** The same about a mean that is foretold. */
    public Kernel with(Trend other) {
        return new Kernel(scaleOf, task, constant, other);
    }

    /** The mean of the process. */
    Trend trend() {
        return trend;
    }

    /** Number of feature columns. */
    public int columns() {
        return scaleOf.length;
    }

    /** d, the number of length scales: theta[0] to theta[d - 1]. */
    public int scales() {
        return scales;
    }

    /** Index of the length scale of a feature column. */
    public int scaleOf(int column) {
        return scaleOf[column];
    }

    /** Number of hyperparameters; the last is ln sigma. */
    public int parameters() {
        return scales + task.mean().length + 1;
    }

    /** The task kernel; its parameters start at theta[{@link #scales()}]. */
    public TaskKernel task() {
        return task;
    }

    /** Added to the Matern kernel. */
    public double constant() {
        return constant;
    }

    /** The task kernel's part of theta. */
    public double[] taskParameters(double[] theta) {
        return Arrays.copyOfRange(theta, scales, theta.length - 1);
    }

    /** Variance of an observation about the function value, nugget included, its own reported noise not. */
    public double noise(double[] theta) {
        return StrictMath.exp(2 * theta[theta.length - 1]) + NUGGET;
    }

    /** The length scale of each feature column. */
    double[] lengths(double[] theta) {
        double[] lengths = new double[scaleOf.length];
        for (int c = 0; c < lengths.length; c++) {
            lengths[c] = StrictMath.exp(theta[scaleOf[c]]);
        }
        return lengths;
    }

    /** Features divided by their length scales: a new array. */
    static double[] scaled(double[] lengths, double[] features) {
        double[] scaled = new double[lengths.length];
        for (int c = 0; c < lengths.length; c++) {
            scaled[c] = features[c] / lengths[c];
        }
        return scaled;
    }
}
