package dev.temper.core.proposal;

import java.util.List;

/**
 * What a model carries from one proposal to the next. It travels in the proposal, so that the journal holds all that
 * the next proposal is computed from.
 *
 * @param hyperparameters of the last fit, in the order of the model's own vector
 * @param fittedAt journal sequence of the state that the last fit saw; 0 before the first fit
 * @param fits number of fits so far
 * @param weights of the earlier experiments that are learned from, as of the last fit; none without any
 * @param open first forecasts of trials that have not finished
 * @param judged forecasts of trials that have finished, with what they reached, the last ones first, bounded
 * @param calibration factor by which spreads are widened, at least 1
 */
public record ModelState(
        List<Double> hyperparameters,
        long fittedAt,
        int fits,
        List<Double> weights,
        List<PastForecast> open,
        List<Judged> judged,
        double calibration) {
    /** Before the first fit. */
    public static final ModelState NONE = new ModelState(List.of(), 0, 0, List.of(), List.of(), List.of(), 1);

    /** Copies the lists. */
    public ModelState {
        hyperparameters = List.copyOf(hyperparameters);
        weights = List.copyOf(weights);
        open = List.copyOf(open);
        judged = List.copyOf(judged);
    }

    /** Without earlier experiments. */
    public ModelState(
            List<Double> hyperparameters,
            long fittedAt,
            int fits,
            List<PastForecast> open,
            List<Judged> judged,
            double calibration) {
        this(hyperparameters, fittedAt, fits, List.of(), open, judged, calibration);
    }

    /** A forecast and the loss that the trial reached at full fidelity, in the warped units of that time. */
    public record Judged(PastForecast forecast, double reached) {}
}
