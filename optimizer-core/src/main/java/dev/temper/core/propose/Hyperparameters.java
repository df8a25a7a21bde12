package dev.temper.core.propose;

import dev.temper.core.model.Fit;
import dev.temper.core.model.Kernel;
import dev.temper.core.proposal.ModelState;
import java.util.List;

/**
 * What the last fit came to.
 *
 * @param theta of each output, one after the other
 * @param fittedAt journal sequence of the history that was fitted to; 0 before the first fit
 * @param fits number of fits so far
 */
record Hyperparameters(List<Double> theta, long fittedAt, int fits) {
    /** Copies the list. */
    Hyperparameters {
        theta = List.copyOf(theta);
    }

    /** Those that the last proposal was computed with. */
    static Hyperparameters of(ModelState last) {
        return new Hyperparameters(last.hyperparameters(), last.fittedAt(), last.fits());
    }

    /** One output's theta. */
    double[] of(Kernel kernel, Output output) {
        double[] all = theta.stream().mapToDouble(Double::doubleValue).toArray();
        return Fit.part(kernel, all, output.place());
    }
}
