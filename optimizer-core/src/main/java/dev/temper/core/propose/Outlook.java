package dev.temper.core.propose;

import dev.temper.core.model.Acquisition;
import dev.temper.core.model.TwoStage;
import org.jspecify.annotations.Nullable;

/**
 * What all picks of a proposal are weighed against.
 *
 * @param incumbent loss to beat at full fidelity, in warped units; null as long as nothing is known, or likely, to keep
 *     the limits: then what is most likely to keep them comes first
 * @param finished whether it was reached, not just predicted
 * @param calibration factor by which the spreads of predictions are widened
 * @param feasible how likely the limits are kept
 * @param frontier what was reached of several objectives; null with one
 */
record Outlook(
        @Nullable Double incumbent,
        boolean finished,
        double calibration,
        Feasible feasible,
        @Nullable Frontier frontier) {
    /** ln of the expected improvement on the incumbent. */
    double gain(double mean, double sd) {
        return incumbent == null ? 0 : Acquisition.logExpectedImprovement(mean, sd, incumbent);
    }

    /**
     * ln of the expected improvement for its expected cost, in two stages.
     *
     * @see TwoStage#logRate
     */
    double stagedGain(double mean, double shift, double left, double first, double rest) {
        return incumbent == null
                ? -StrictMath.log(first + rest)
                : TwoStage.logRate(mean, shift, left, incumbent, first, rest);
    }

    /** Probability to be better than the incumbent. */
    double probability(double mean, double sd) {
        return incumbent == null ? 1 : Acquisition.probabilityOfImprovement(mean, sd, incumbent);
    }
}
