package dev.temper.core.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the hyperparameters of greatest posterior density. Bounded by iterations, never by time. */
public final class Fit {
    private Fit() {}

    /**
     * Fits.
     *
     * @param starts each is tried; moved into the box first
     * @param iterations at most so many for each start
     * @return null if the likelihood was finite at no start
     */
    public static @Nullable Fitted run(
            Kernel kernel, Priors priors, Observations observations, List<double[]> starts, int iterations) {
        Likelihood likelihood = new Likelihood(kernel, priors, observations);
        return run(new BoundedDescent(likelihood::value, priors), starts, iterations);
    }

    /** One output's hyperparameters, from those of several one after the other: each is fitted by itself. */
    public static double[] part(Kernel kernel, double[] theta, int output) {
        int size = kernel.parameters();
        return Arrays.copyOfRange(theta, output * size, (output + 1) * size);
    }

    private static @Nullable Fitted run(BoundedDescent descent, List<double[]> starts, int iterations) {
        double[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double[] start : starts) {
            double value = descent.minimise(start, iterations);
            if (value < least) {
                least = value;
                best = descent.point();
            }
        }
        if (best == null) {
            return null;
        }
        return new Fitted(best, least, descent.evaluations());
    }
}
