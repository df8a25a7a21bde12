package dev.temper.stream.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The journal folded anew into a store that was lost: the decisions that follow are on record already, up to a number in
 * each experiment, and are not sent again. A mark beside an experiment's rows, written in the same transactions, says that
 * its fold has not come so far, so a restart in the middle goes on without a decision sent twice. Used by one thread.
 */
final class Refold {
    /** The marks of views begin with 0, those of experiments that are set aside with 1, of erased ones with 2. */
    private static final byte FIRST = 3;

    private final Marks marks;
    private final Map<String, Long> left;
    private boolean marked;

    /**
     * Reads what is on record if the store is empty, or was left in the middle; in a store that is whole, nothing is.
     *
     * @param highest numbers of decisions on record, by experiment
     */
    Refold(KeyValueStore<Bytes, byte[]> store, Supplier<Map<String, Long>> highest) {
        marks = new Marks(store, FIRST);
        var waiting = marks.all();
        marked = !waiting.isEmpty();
        if (marked) {
            left = new HashMap<>(highest.get());
            left.keySet().retainAll(waiting);
        } else {
            left = isEmpty(store) ? new HashMap<>(highest.get()) : new HashMap<>();
        }
    }

    private static boolean isEmpty(KeyValueStore<Bytes, byte[]> store) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            return !rows.hasNext();
        }
    }

    /** Whether decisions on an experiment are on record that its fold has not come to yet. */
    boolean isBehind(String experiment) {
        return left.containsKey(experiment);
    }

    /** Takes note that a decision was derived, and tells whether it is on record already. */
    boolean holds(String experiment, long number) {
        Long highest = left.get(experiment);
        if (highest == null) {
            return false;
        }
        if (number >= highest) {
            left.remove(experiment);
            marks.remove(experiment);
        }
        return number <= highest;
    }

    /** Marks the experiments whose decisions are on record: to be called before the first row of any is written. */
    void mark() {
        if (!marked) {
            left.keySet().forEach(marks::put);
            marked = true;
        }
    }
}
