package dev.temper.core.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision was taken on. Values are in the metric's own direction.
 *
 * @param bracket from 0; -1 when none played a part
 * @param rung from 0; -1 when none played a part
 * @param value the trial's value at the rung
 * @param cutoff the value that it had to reach
 * @param rank rank among the rung's values, from 1 (best); 0 when none
 * @param size how many values the rung held
 * @param competitors the best values at the rung, at most {@link #MOST_COMPETITORS}, best first
 * @param model the model's part; null when it played none
 * @param note the words of whoever asked for it; null when nobody did
 */
public record Evidence(
        Reason reason,
        int bracket,
        int rung,
        @Nullable Double value,
        @Nullable Double cutoff,
        int rank,
        int size,
        List<Competitor> competitors,
        @Nullable ModelEvidence model,
        @Nullable String note) {
    /** Bounds the size of a decision whatever the size of the rung. */
    public static final int MOST_COMPETITORS = 5;

    /** Another trial's value at the same rung. */
    public record Competitor(int trial, double value) {}

    /** Copies the list. */
    public Evidence {
        competitors = List.copyOf(competitors);
    }

    /** Evidence of a decision in which the model played no part. */
    public Evidence(
            Reason reason,
            int bracket,
            int rung,
            @Nullable Double value,
            @Nullable Double cutoff,
            int rank,
            int size,
            List<Competitor> competitors) {
        this(reason, bracket, rung, value, cutoff, rank, size, competitors, null, null);
    }

    /** The same with the model's part. */
    public Evidence with(@Nullable ModelEvidence part) {
        return new Evidence(reason, bracket, rung, value, cutoff, rank, size, competitors, part, note);
    }

    /** The same with the words of whoever asked for it. */
    public Evidence noted(@Nullable String words) {
        return new Evidence(reason, bracket, rung, value, cutoff, rank, size, competitors, model, words);
    }

    /** Evidence of a decision in which no rung played a part. */
    public static Evidence of(Reason reason) {
        return new Evidence(reason, -1, -1, null, null, 0, 0, List.of());
    }
}
