package dev.temper.core.propose;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A candidate and what it is worth.
 *
 * @param index of the configuration in the pool, or of the trial among those that rest
 * @param rung to train to
 * @param score logarithm of its value for its cost
 */
record Scored(int index, int rung, double score) {
    /** The highest score first; equal ones stay in their order. */
    static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed();

    /** This one if its score is above another's, else the other; there may be none. */
    Scored orBetter(@Nullable Scored other) {
        return other == null || score > other.score ? this : other;
    }
}
