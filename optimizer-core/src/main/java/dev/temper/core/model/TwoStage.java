package dev.temper.core.model;

/**
 * What a training is worth that is done in two stages: to a cheaper level, and from there in full only if the value met
 * there is good enough. Of all thresholds for that the best one counts, which makes this the index of a bandit arm that
 * may be left after its first pull (Gittins 1979): the greatest ratio of expected improvement to expected cost.
 *
 * <p>With Z standard normal, the value at the cheaper level moves the prediction in full to mean + s~ Z and leaves a
 * standard deviation of sqrt(sd^2 - s~^2); the training goes on for Z below a threshold z:
 *
 * <pre>
 *   max over z of  E[EI(mean + s~ Z, left); Z &lt; z] / (first + rest P(Z &lt; z))
 * </pre>
 *
 * Without a threshold the numerator is the expected improvement of training in full at once, so a stage is never worth
 * less than none.
 */
public final class TwoStage {
    private static final int NODES = 21;
    private static final double STEP = 0.4;
    private static final double[] Z = new double[NODES];
    private static final double[] WEIGHTS = new double[NODES];

    static {
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            Z[i] = (i - NODES / 2) * STEP;
            WEIGHTS[i] = Normal.pdf(Z[i]);
            sum += WEIGHTS[i];
        }
        for (int i = 0; i < NODES; i++) {
            WEIGHTS[i] /= sum;
        }
    }

    private TwoStage() {}

    /**
     * ln of the greatest ratio of expected improvement to expected cost, by quadrature over 21 values of Z. Values are to
     * be minimised; means, deviations and the best value share one unit.
     *
     * @param mean predicted value in full
     * @param shift s~, the deviation of the change in that prediction that the first stage brings; at least 0
     * @param left standard deviation of the value in full that remains after it; above 0
     * @param best value to improve on
     * @param first cost of the first stage, above 0
     * @param rest cost of going on from there, at least 0, in the same unit
     */
    public static double logRate(double mean, double shift, double left, double best, double first, double rest) {
        double top = Acquisition.logExpectedImprovement(mean + shift * Z[0], left, best);
        double gain = 0;
        double share = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < NODES; i++) {
            double value = Acquisition.logExpectedImprovement(mean + shift * Z[i], left, best);
            gain += WEIGHTS[i] * StrictMath.exp(value - top);
            share += WEIGHTS[i];
            double rate = top + StrictMath.log(gain) - StrictMath.log(first + rest * share);
            if (rate < most) {
                // Further thresholds let in ever worse values at ever the same cost.
                break;
            }
            most = rate;
        }
        return most;
    }
}
