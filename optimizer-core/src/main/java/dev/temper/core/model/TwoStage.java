package dev.temper.core.model;

import java.util.Comparator;
import java.util.stream.IntStream;

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
    private static final int NODES_OF_EACH = 7;
    /** As a share of what remains: a lesser shift changes nothing. */
    private static final double LEAST_SHIFT = 0.05;

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

    /**
     * ln of the greatest ratio of the expected growth of an area to the expected cost: two losses in the place of one, by
     * quadrature over the changes of both.
     *
     * @param area that a front dominates
     * @param means predicted values in full
     * @param shifts the deviations of the changes in these predictions that the first stage brings, at least 0
     * @param left standard deviations of the values in full that remain after it, above 0
     * @param first cost of the first stage, above 0
     * @param rest cost of going on from there, at least 0, in the same unit
     */
    public static double logRate(
            Hypervolume area, double[] means, double[] shifts, double[] left, double first, double rest) {
        int[] some = {nodes(shifts[0], left[0]), nodes(shifts[1], left[1])};
        double[][] growths = area.logExpectedImprovements(
                moved(means[0], shifts[0], some[0]), moved(means[1], shifts[1], some[1]), left);
        double[] gains = new double[some[0] * some[1]];
        double[] weights = new double[gains.length];
        double sum = 0;
        for (int i = 0; i < gains.length; i++) {
            int a = i / some[1];
            int b = i % some[1];
            gains[i] = growths[a][b];
            weights[i] = Normal.pdf(a - some[0] / 2) * Normal.pdf(b - some[1] / 2);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return logRate(gains, weights, first, rest);
    }

    /** The prediction as the first stage may leave it: by whole deviations (the trapezoidal rule). */
    private static double[] moved(double mean, double shift, int nodes) {
        double[] moved = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            moved[i] = mean + shift * (i - nodes / 2);
        }
        return moved;
    }

    /** One where nothing is to be learnt, as of a size that is known beforehand. */
    private static int nodes(double shift, double left) {
        return shift < LEAST_SHIFT * left ? 1 : NODES_OF_EACH;
    }

    /**
     * The same by given outcomes of the first stage, of whatever kind.
     *
     * @param logGains ln of what is expected to be gained by going on from each
     * @param weights probability of each; they sum to 1
     * @param first cost of the first stage, above 0
     * @param rest cost of going on from there, at least 0, in the same unit
     */
    public static double logRate(double[] logGains, double[] weights, double first, double rest) {
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -logGains[i]))
                .mapToInt(i -> i)
                .toArray();
        double top = logGains[order[0]];
        double gain = 0;
        double share = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i : order) {
            gain += weights[i] * StrictMath.exp(logGains[i] - top);
            share += weights[i];
            double rate = top + StrictMath.log(gain) - StrictMath.log(first + rest * share);
            if (rate < most) {
                break;
            }
            most = rate;
        }
        return most;
    }
}
