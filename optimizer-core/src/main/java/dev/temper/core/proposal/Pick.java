package dev.temper.core.proposal;

import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to train next, and why.
 *
 * @param stream whose budget pays for it
 * @param trial a trial that rests; 0 for a new one
 * @param configuration of a new trial; null for one that rests
 * @param rung rung to train up to, from 0
 * @param score logarithm of the acquisition value for its cost; comparable within a stream and a proposal
 * @param mean predicted loss at full fidelity, in warped units (see {@code model.Warp})
 * @param spread standard deviation of that prediction, calibrated, in warped units
 * @param predicted the median prediction at full fidelity in the metric's own direction and unit
 * @param over resting trials that it was preferred to, best first, at most {@link #MOST_OVER}
 * @param source the earlier experiment that speaks most for the configuration; null when none does
 */
public record Pick(
        Stream stream,
        int trial,
        @Nullable Configuration configuration,
        int rung,
        double score,
        double mean,
        double spread,
        double predicted,
        List<Integer> over,
        @Nullable String source) {
    /** Bounds the size of a proposal. */
    public static final int MOST_OVER = 5;

    /** Copies the list. */
    public Pick {
        over = List.copyOf(over);
    }

    /** One for which no earlier experiment speaks. */
    public Pick(
            Stream stream,
            int trial,
            @Nullable Configuration configuration,
            int rung,
            double score,
            double mean,
            double spread,
            double predicted,
            List<Integer> over) {
        this(stream, trial, configuration, rung, score, mean, spread, predicted, over, null);
    }

    /** The same, but that this earlier experiment speaks for it. */
    public Pick owedTo(@Nullable String earlier) {
        return new Pick(stream, trial, configuration, rung, score, mean, spread, predicted, over, earlier);
    }

    /**
     * A new trial that no model stands behind: its score is minus its mean, its spread 1, which is how it is told from
     * others where it is explained.
     */
    public static Pick unmodelled(Stream stream, Configuration configuration, int rung, double mean, double predicted) {
        // From 0, so that a mean of 0 does not make a score of minus 0.
        return new Pick(stream, 0, configuration, rung, 0 - mean, mean, 1, predicted, List.of());
    }
}
