package dev.temper.core.propose;

import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.history.History;
import dev.temper.core.model.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * Between which values of the first objective a prediction lies with a probability of 80 %: the model's own standard
 * deviations, through the inverse of its own scale, in the metric's own direction and unit.
 *
 * @param low the smaller end
 * @param high the larger end
 */
public record PredictionBand(double low, double high) {
    /** Quantile of the standard normal distribution at 0.9. */
    private static final double NINE_TENTHS = 1.2815515655446004;

    /**
     * Of a decision's evidence; null when no model stands behind it, or nothing was known.
     *
     * @param basedOn the state that its proposal was computed from
     */
    public static @Nullable PredictionBand of(ExperimentState basedOn, ModelEvidence evidence) {
        ExperimentDefinition definition = basedOn.header().definition();
        if (definition == null || evidence.isUnmodelled()) {
            return null;
        }
        History history = History.of(basedOn, definition);
        if (history.runs().size() < 2) {
            return null;
        }
        try {
            Scaling scaling = LearnedMetric.of(definition).get(0).scaling(history);
            double half = NINE_TENTHS * evidence.spread();
            double one = definition.metric().toLoss(scaling.invert(evidence.mean() - half));
            double other = definition.metric().toLoss(scaling.invert(evidence.mean() + half));
            return new PredictionBand(Math.min(one, other), Math.max(one, other));
        } catch (IllegalArgumentException fewerThanTwoFinite) {
            return null;
        }
    }
}
