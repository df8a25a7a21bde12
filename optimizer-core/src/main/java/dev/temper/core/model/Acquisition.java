package dev.temper.core.model;

/** What a point is worth, for values to minimise. Means, standard deviations and the best value share one unit. */
public final class Acquisition {
    /** Keeps an observation that tells nothing comparable: worth next to nothing, not minus infinity. */
    private static final double LEAST_COVARIANCE = 1e-6;

    private Acquisition() {}

    /**
     * ln E[max(0, best - Y)] for Y ~ N(mean, sd^2), without under- or overflow: at mean = best + 30 sd it is still right
     * to the last digits.
     *
     * @param sd above 0
     */
    public static double logExpectedImprovement(double mean, double sd, double best) {
        double u = (best - mean) / sd;
        return StrictMath.log(sd) + logExcess(u);
    }

    /** ln(pdf(u) + u cdf(u)). */
    private static double logExcess(double u) {
        if (u <= 0) {
            return Normal.logPdf(u) + StrictMath.log(Tail.lack(-u));
        }
        // By symmetry the excess over -u is that over u, and u more.
        return StrictMath.log(u + Normal.pdf(u) * Tail.lack(u));
    }

    /** P(Y < best) for Y ~ N(mean, sd^2); sd above 0. */
    public static double probabilityOfImprovement(double mean, double sd, double best) {
        return Normal.cdf((best - mean) / sd);
    }

    /**
     * Standard deviation of the change in a prediction that an observation will bring about: the knowledge gradient's
     * s~. With it in the place of sd, {@link #logExpectedImprovement} values the observation.
     *
     * @param covariance of the predicted value with the observed function value, given the data
     * @param variance of the function value at the observed place, given the data
     * @param noise variance of the observation about the function value
     */
    public static double shift(double covariance, double variance, double noise) {
        return Math.max(Math.abs(covariance), LEAST_COVARIANCE) / StrictMath.sqrt(variance + noise);
    }
}
