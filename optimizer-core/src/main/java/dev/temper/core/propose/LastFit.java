package dev.temper.core.propose;

import dev.temper.core.model.Fit;
import dev.temper.core.model.Kernel;
import dev.temper.core.proposal.ModelState;
import java.util.List;

/**
 * What the last fit came to.
 *
 * @param theta of each metric, one after the other
 * @param fittedAt journal sequence of the history that was fitted to; 0 before the first fit
 * @param fits number of fits so far
 * @param weights of the sources at that time
 */
record LastFit(List<Double> theta, long fittedAt, int fits, List<Double> weights) {
    /** Copies the lists. */
    LastFit {
        weights = List.copyOf(weights);
        theta = List.copyOf(theta);
    }

    /** Those that the last proposal was computed with. */
    static LastFit of(ModelState last) {
        return new LastFit(last.hyperparameters(), last.fittedAt(), last.fits(), last.weights());
    }

    /** One metric's theta. */
    double[] of(Kernel kernel, LearnedMetric metric) {
        double[] all = theta.stream().mapToDouble(Double::doubleValue).toArray();
        return Fit.part(kernel, all, metric.place());
    }
}
