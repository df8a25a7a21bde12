package dev.temper.console.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The kept lines of experiments that were erased: they go a few at a time, so that nobody waits for a long journal. */
final class ErasedLines {
    /** Lines deleted in a sweep. */
    static final int MOST = 5_000;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final TreeMap<String, Bytes> from = new TreeMap<>();

    ErasedLines(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    /** All lines of an experiment are to go. */
    void add(String experiment) {
        from.put(experiment, KeptJournal.key(experiment, 0));
    }

    /** Deletes some of the lines that are left. */
    void sweep() {
        if (from.isEmpty()) {
            return;
        }
        String experiment = from.firstKey();
        List<Bytes> lines = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                rows.range(from.firstEntry().getValue(), KeptJournal.end(experiment))) {
            while (all.hasNext() && lines.size() < MOST) {
                lines.add(all.next().key);
            }
        }
        lines.forEach(rows::delete);
        if (lines.size() < MOST) {
            from.remove(experiment);
        } else {
            from.put(experiment, lines.get(lines.size() - 1)); // what is deleted lies in the way for a while
        }
    }
}
