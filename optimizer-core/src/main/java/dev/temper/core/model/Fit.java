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
        return run(new BoundedDescent(likelihood::value, priors), starts, iterations);
    }

    /**
     * Fits outputs whose processes share their length scales and nothing else.
     *
     * @param priors of one output
     * @param starts as {@link #part} takes them apart
     * @return null if the likelihood was finite at no start
     */
    public static @Nullable Fitted run(
            Kernel kernel, Priors priors, List<Observations> outputs, List<double[]> starts, int iterations) {
        if (outputs.size() == 1) {
            return run(kernel, priors, outputs.get(0), starts, iterations);
        }
        JointLikelihood likelihood = new JointLikelihood(kernel, priors, outputs);
        Priors joint = priors.repeated(kernel.scales(), outputs.size());
        return run(new BoundedDescent(likelihood::value, joint), starts, iterations);
    }

    /** One output's hyperparameters, from those of several: the length scales are shared, the others its own. */
    public static double[] part(Kernel kernel, double[] theta, int output) {
        return JointLikelihood.part(kernel, theta, output);
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
