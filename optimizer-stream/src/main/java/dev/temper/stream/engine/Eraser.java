package dev.temper.stream.engine;

import dev.temper.schemas.topic.ViewKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deletes the rows of erased experiments but those of the grave: a few at a time, so that no experiment waits for a large
 * one to go. A mark beside the rows, written in the transaction of the event, tells after a restart of whom rows are still
 * left; no reader of rows looks at them meanwhile.
 */
final class Eraser {
    /** The marks of views begin with 0, those of quarantine with 1. */
    private static final byte FIRST = 2;

    /** Rows looked at in a sweep. */
    static final int MOST = 2_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Marks marks;
    private final Consumer<ViewKey> forget;
    private final TreeSet<String> left;
    private final Map<String, Bytes> next = new HashMap<>();

    /** @param forget told of each view that goes, the experiment's own first */
    Eraser(KeyValueStore<Bytes, byte[]> store, Consumer<ViewKey> forget) {
        this.store = store;
        this.forget = forget;
        marks = new Marks(store, FIRST);
        left = new TreeSet<>(marks.all());
    }

    /** An experiment was erased just now. */
    void begin(String experiment) {
        marks.put(experiment);
        left.add(experiment);
        forget.accept(ViewKey.of(experiment));
    }

    /** Deletes some of the rows that are left to go. */
    void sweep() {
        if (left.isEmpty()) {
            return;
        }
        String experiment = left.first();
        List<Bytes> rows = rows(experiment);
        for (Bytes row : rows) {
            delete(experiment, row);
        }
        if (rows.size() < MOST) {
            left.remove(experiment);
            next.remove(experiment);
            marks.remove(experiment);
        } else {
            next.put(experiment, rows.get(rows.size() - 1));
        }
    }

    /** From where the last sweep ended: what is deleted lies in the way of a scan for a while. */
    private List<Bytes> rows(String experiment) {
        byte[] prefix = RowKey.prefix(experiment).get();
        byte[] end = prefix.clone();
        end[end.length - 1]++;
        List<Bytes> rows = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                store.range(next.getOrDefault(experiment, Bytes.wrap(prefix)), Bytes.wrap(end))) {
            while (all.hasNext() && rows.size() < MOST) {
                rows.add(all.next().key);
            }
        }
        return rows;
    }

    private void delete(String experiment, Bytes row) {
        if (isOf(row, experiment, RowKind.HEADER) || isOf(row, experiment, RowKind.PRODUCER)) {
            return;
        }
        store.delete(row);
        if (isOf(row, experiment, RowKind.TRIAL)) {
            Bytes trials = RowKey.of(experiment, RowKind.TRIAL).bytes();
            forget.accept(ViewKey.of(experiment, RowKey.parts(row, trials).getInt()));
        }
    }

    private static boolean isOf(Bytes row, String experiment, RowKind kind) {
        return row.get()[RowKey.prefix(experiment).get().length] == kind.letter();
    }
}
