package dev.temper.core.model;

/**
 * The augmented Chebyshev scalarisation of several losses (Knowles 2006): the greatest weighted distance from an ideal
 * point, and a little of the sum of all, so that no loss is given away for nothing. Of normal losses its mean and
 * variance are those of Clark's approximation (1961) of the greatest of several normal variables.
 */
public final class Chebyshev {
    private static final double AUGMENTED = 0.05;

    private final double[] weights;
    private final double[] ideal;

    /** With weights that are positive, and the best value of each loss. */
    public Chebyshev(double[] weights, double[] ideal) {
        this.weights = weights.clone();
        this.ideal = ideal.clone();
    }

    /** The scalarised losses. */
    public double of(double[] losses) {
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double distance = weights[i] * (losses[i] - ideal[i]);
            most = Math.max(most, distance);
            sum += distance;
        }
        return most + AUGMENTED * sum;
    }

    /** ln of the expected improvement on a scalarised loss by independent normal losses. */
    public double logExpectedImprovement(double[] means, double[] deviations, double best) {
        double mean = weights[0] * (means[0] - ideal[0]);
        double variance = square(weights[0] * deviations[0]);
        double sum = mean;
        double all = variance;
        for (int i = 1; i < weights.length; i++) {
            double other = weights[i] * (means[i] - ideal[i]);
            double own = square(weights[i] * deviations[i]);
            sum += other;
            all += own;
            double spread = StrictMath.sqrt(variance + own);
            double u = (mean - other) / spread;
            double high = Normal.cdf(u);
            double low = Normal.cdf(-u);
            double density = Normal.pdf(u);
            double greatest = mean * high + other * low + spread * density;
            double squares =
                    (mean * mean + variance) * high + (other * other + own) * low + (mean + other) * spread * density;
            mean = greatest;
            variance = Math.max(squares - greatest * greatest, 1e-12);
        }
        double deviation = StrictMath.sqrt(variance + AUGMENTED * AUGMENTED * all);
        return Acquisition.logExpectedImprovement(mean + AUGMENTED * sum, deviation, best);
    }

    private static double square(double x) {
        return x * x;
    }
}
