package dev.temper.core.propose;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An option and what it is worth.
 *
 * @param index of a configuration in the pool, or of a resting trial
 * @param resting whether it is a resting trial
 * @param rung to train to
 * @param score logarithm of its value for its cost
 */
record Scored(int index, boolean resting, int rung, double score) {
    /** The highest score first; equal ones stay in their order. */
    static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed();

    /** Whether this one's score is above another's; there may be no other. */
    boolean beats(@Nullable Scored other) {
        return other == null || score > other.score;
    }

    /**
     * The configurations of the pool that look best, best first.
     *
     * @param free for each whether it may be chosen
     * @param score of each that is free
     */
    static int[] finalists(boolean[] free, int most, IntToDoubleFunction score) {
        return IntStream.range(0, free.length)
                .filter(i -> free[i])
                .mapToObj(i -> new Scored(i, false, 0, score.applyAsDouble(i)))
                .sorted(BEST_FIRST)
                .limit(most)
                .mapToInt(Scored::index)
                .toArray();
    }
}
