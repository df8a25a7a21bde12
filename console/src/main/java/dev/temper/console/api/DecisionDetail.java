package dev.temper.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision with what it was taken on, and what came of it.
 *
 * @param decision its fields stand beside the others
 * @param configuration of its trial; empty for none
 * @param came the trial's furthest value as it is now; null when it has none
 */
public record DecisionDetail(
        @JsonUnwrapped DecisionAnswer decision,
        EvidenceAnswer evidence,
        Map<String, Object> configuration,
        @Nullable Came came) {
    /**
     * What it was taken on.
     *
     * @param task of the rung; null when no rung played a part
     * @param epoch of the task; 0 for a named one
     * @param value the trial's at the rung
     * @param rank from 1, the best; 0 when none
     * @param of how many values the rung held
     * @param cutOff the value that it had to reach
     * @param competitors the best others, at most five
     */
    public record EvidenceAnswer(
            @Nullable String task,
            int epoch,
            @Nullable Double value,
            int rank,
            int of,
            @Nullable Double cutOff,
            List<CompetitorAnswer> competitors,
            @Nullable ModelAnswer model) {
        /** Copies the list. */
        public EvidenceAnswer {
            competitors = List.copyOf(competitors);
        }
    }

    /** Another trial at the same rung. */
    public record CompetitorAnswer(int trial, double value) {}

    /**
     * What the model said, of full fidelity, in the metric's own unit.
     *
     * @param predicted the median; null where earlier experiments alone speak
     * @param low below it lies the value with a probability of 10 %; null when no model stands behind it
     * @param high above it lies the value with a probability of 10 %
     * @param probability that it beats the best; null when none was computed
     * @param basedOn journal sequence of the state that it was computed from
     * @param source the earlier experiment that speaks most for the configuration; null when none does
     */
    public record ModelAnswer(
            @Nullable Double predicted,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double probability,
            @Nullable Double incumbent,
            @Nullable String stream,
            long basedOn,
            int version,
            @Nullable String source) {}

    /** A value that came. */
    public record Came(int epoch, double value) {}
}
