package dev.temper.core.propose;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The few configurations of the pool that are looked at closely: the best by a cheap score, until all are taken. */
final class Finalists {
    private static final int COUNT = 16;

    private int[] among = {};

    /**
     * Their indices, best first; some may be taken.
     *
     * @param free for each configuration whether it may be chosen
     * @param score of each that is free; only asked when they are chosen anew
     */
    int[] of(boolean[] free, IntToDoubleFunction score) {
        if (Arrays.stream(among).noneMatch(i -> free[i])) {
            among = IntStream.range(0, free.length)
                    .filter(i -> free[i])
                    .mapToObj(i -> new Scored(i, 0, score.applyAsDouble(i)))
                    .sorted(Scored.BEST_FIRST)
                    .limit(COUNT)
                    .mapToInt(Scored::index)
                    .toArray();
        }
        return among;
    }
}
