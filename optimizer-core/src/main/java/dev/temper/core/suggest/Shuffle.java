package dev.temper.core.suggest;

import dev.temper.core.random.CounterRandom;

/** Random orders. */
final class Shuffle {
    private Shuffle() {}

    /** The numbers from 0 to size - 1, each once, in an order that any stream of any seed draws anew. */
    static int[] of(int size, long seed, long stream) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = CounterRandom.below(i + 1, seed, stream, i);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
