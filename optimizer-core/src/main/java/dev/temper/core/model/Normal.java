package dev.temper.core.model;

/** The standard normal distribution, to about 1e-15 relative in both tails. */
public final class Normal {
    /** ln sqrt(2 pi). */
    static final double LOG_ROOT_TWO_PI = 0.9189385332046727;

    private static final double ROOT_TWO_PI = 2.5066282746310002;

    /** Acklam's rational approximation, good to 1e-9; the tails, then the middle. */
    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };

    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };

    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };

    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };

    private static final double TAIL = 0.02425;

    private Normal() {}

    /** Density at u. */
    public static double pdf(double u) {
        double size = Math.min(Math.abs(u), 40);
        // The square of a rounded u has all its digits, so that the exponent keeps 1e-16 absolute far out.
        double rounded = Math.rint(size * 16) / 16;
        double rest = (size - rounded) * (size + rounded) / 2;
        return StrictMath.exp(-rounded * rounded / 2) * StrictMath.exp(-rest) / ROOT_TWO_PI;
    }

    /** ln of the density at u. */
    public static double logPdf(double u) {
        return -u * u / 2 - LOG_ROOT_TWO_PI;
    }

    /** P(Z <= u). */
    public static double cdf(double u) {
        double tail = pdf(u) * Tail.mills(Math.abs(u));
        return u <= 0 ? tail : 1 - tail;
    }

    /** ln P(Z <= u), for any finite u. */
    public static double logCdf(double u) {
        return u <= 0 ? logPdf(u) + StrictMath.log(Tail.mills(-u)) : StrictMath.log1p(-cdf(-u));
    }

    /** The u with P(Z <= u) = p; infinite at 0 and 1. */
    public static double quantile(double p) {
        if (p <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (p >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        // 1 - p is exact for p in [1/2, 1].
        return p <= 0.5 ? lower(p) : -lower(1 - p);
    }

    private static double lower(double p) {
        double u = start(p);
        for (int i = 0; i < 2; i++) {
            double error = (cdf(u) - p) / pdf(u);
            u -= error / (1 + u * error / 2);
        }
        return u;
    }

    private static double start(double p) {
        if (p < TAIL) {
            double q = StrictMath.sqrt(-2 * StrictMath.log(p));
            return polynomial(C, q) / polynomial(D, q);
        }
        double q = p - 0.5;
        return q * polynomial(A, q * q) / polynomial(B, q * q);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
