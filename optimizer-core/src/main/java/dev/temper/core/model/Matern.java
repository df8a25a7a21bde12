package dev.temper.core.model;

/** The Matern kernel of smoothness 5/2, of points whose features are divided by their length scales. */
final class Matern {
    private Matern() {}

    /** r = sqrt 5 times the distance, summed in the order of the columns. */
    static double distance(double[] x, double[] other) {
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            double difference = x[c] - other[c];
            sum += difference * difference;
        }
        return StrictMath.sqrt(5 * sum);
    }

    /** The kernel, 1 at distance 0; decay is exp(-r). */
    static double value(double r, double decay) {
        return (1 + r + r * r / 3) * decay;
    }

    /** Minus twice its derivative with respect to the square of the distance. */
    static double slope(double r, double decay) {
        return 5.0 / 3 * (1 + r) * decay;
    }
}
