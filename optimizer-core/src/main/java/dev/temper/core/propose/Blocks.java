package dev.temper.core.propose;

import dev.temper.core.model.Block;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One metric's predictions at places that are asked for again and again: what is computed of them is kept. That only
 * saves time: made anew, they have the same bits.
 */
final class Blocks {
    private final Posterior posterior;
    private final TrialPlaces places;
    private final Block pool;
    private final Map<Integer, Block> trials = new TreeMap<>();
    private final Map<Integer, Block> lower = new TreeMap<>();

    /** Of a posterior; the pool's configurations at full fidelity. */
    Blocks(Posterior posterior, TrialPlaces places, List<Place> pool) {
        this.posterior = posterior;
        this.places = places;
        this.pool = posterior.block(pool);
    }

    /** The pool at full fidelity. */
    Block pool() {
        pool.update();
        return pool;
    }

    /** A configuration of the pool at each rung below full fidelity, from the lowest on. */
    Block below(int index) {
        return upToDate(lower, index, () -> places.below(pool.place(index)));
    }

    /** A trial that has reported: at full fidelity first, then at each lower rung from the lowest on. */
    Block trial(int number) {
        return upToDate(trials, number, () -> places.ladder(number));
    }

    private Block upToDate(Map<Integer, Block> kept, int key, Supplier<List<Place>> at) {
        Block block = kept.get(key);
        if (block == null) {
            block = posterior.block(at.get());
            kept.put(key, block);
        } else {
            block.update();
        }
        return block;
    }
}
