package dev.temper.stream.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Marks of one kind on experiments, beside their rows and written in the same transactions: after a restart they tell of
 * the marked ones without a look at every experiment there ever was.
 *
 * @param first byte of the marks' keys, a kind's own: no experiment's id begins with a control character, so no row does
 */
record Marks(KeyValueStore<Bytes, byte[]> store, byte first) {
    private static final byte[] MARKED = {1};

    /** The marked experiments, by id. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> marks =
                store.prefixScan(Bytes.wrap(new byte[] {first}), new BytesSerializer())) {
            while (marks.hasNext()) {
                KeyValue<Bytes, byte[]> mark = marks.next();
                byte[] key = mark.key.get();
                all.add(new String(key, 1, key.length - 1, StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    void put(String experiment) {
        store.put(key(experiment), MARKED);
    }

    void remove(String experiment) {
        store.delete(key(experiment));
    }

    private Bytes key(String experiment) {
        byte[] id = experiment.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[id.length + 1];
        key[0] = first;
        System.arraycopy(id, 0, key, 1, id.length);
        return Bytes.wrap(key);
    }
}
