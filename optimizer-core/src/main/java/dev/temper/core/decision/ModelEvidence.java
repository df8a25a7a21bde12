package dev.temper.core.decision;

import dev.temper.core.trial.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model's part in a decision: what the proposal in force said of the trial.
 *
 * @param stream whose budget pays for it; null for a stop
 * @param score logarithm of the acquisition value for its cost; null for a stop
 * @param mean predicted loss at full fidelity, in warped units (see {@code model.Warp})
 * @param spread standard deviation of that prediction, calibrated, in warped units
 * @param predicted the median prediction at full fidelity in the metric's own direction and unit
 * @param over resting trials that it was preferred to, best first
 * @param probability that it beats the incumbent at full fidelity; null when none was computed
 * @param calibration factor by which spreads were widened, at least 1
 * @param incumbent value to beat at full fidelity in the metric's own direction; null when nothing was known
 * @param basedOn journal sequence of the state that the proposal was computed from
 * @param version of the method that computed it
 * @param source the earlier experiment that speaks most for the configuration; null when none does
 */
public record ModelEvidence(
        @Nullable Stream stream,
        @Nullable Double score,
        double mean,
        double spread,
        double predicted,
        List<Integer> over,
        @Nullable Double probability,
        double calibration,
        @Nullable Double incumbent,
        long basedOn,
        int version,
        @Nullable String source) {
    /** Copies the list. */
    public ModelEvidence {
        over = List.copyOf(over);
    }

    /** For which no earlier experiment speaks. */
    public ModelEvidence(
            @Nullable Stream stream,
            @Nullable Double score,
            double mean,
            double spread,
            double predicted,
            List<Integer> over,
            @Nullable Double probability,
            double calibration,
            @Nullable Double incumbent,
            long basedOn,
            int version) {
        this(stream, score, mean, spread, predicted, over, probability, calibration, incumbent, basedOn, version, null);
    }

    /**
     * Whether no model stands behind it: it is of a first design, or was good where it is imported from.
     *
     * @see dev.temper.core.proposal.Pick#unmodelled
     */
    public boolean isUnmodelled() {
        return score != null && spread == 1 && score == -mean;
    }
}
