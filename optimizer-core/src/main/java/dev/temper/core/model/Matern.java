package dev.temper.core.model;

/** The Matern kernel of smoothness 5/2, as a function of the scaled squared distance. */
final class Matern {
    private Matern() {}

    /** Sum of squared differences, in the order of the columns. */
    static double squaredDistance(double[] x, double[] other) {
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            double difference = x[c] - other[c];
            sum += difference * difference;
        }
        return sum;
    }

    /** 1 at distance 0. */
    static double value(double squaredDistance) {
        double r = StrictMath.sqrt(5 * squaredDistance);
        return (1 + r + r * r / 3) * StrictMath.exp(-r);
    }

    /** Minus twice the derivative of {@link #value} with respect to the squared distance. */
    static double slope(double squaredDistance) {
        double r = StrictMath.sqrt(5 * squaredDistance);
        return 5.0 / 3 * (1 + r) * StrictMath.exp(-r);
    }
}
