package dev.temper.core.model;

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

    private Priors(double[] mean, double[] deviation, double[] start) {
        this.mean = mean;
        this.deviation = deviation;
        this.start = start;
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
        return new Priors(mean, deviation, start);
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
        return index == mean.length - 1 ? LEAST_NOISE : mean[index] - WIDTH * deviation[index];
    }

    /** The greatest value that the fit may take. */
    public double upper(int index) {
        return index == mean.length - 1 ? MOST_NOISE : mean[index] + WIDTH * deviation[index];
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
