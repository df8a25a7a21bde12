package dev.temper.core.model;

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
        BoundedDescent descent = new BoundedDescent(likelihood::value, priors);
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
