package dev.temper.stream.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an event changes, as bytes: all of them are made before the first is written, so that an event whose rows
 * cannot be made leaves nothing half done.
 */
final class RowChanges {
    private final String experiment;
    private final List<KeyValue<Bytes, byte @Nullable []>> rows = new ArrayList<>();

    RowChanges(String experiment) {
        this.experiment = experiment;
    }

    String experiment() {
        return experiment;
    }

    void put(RowKind kind, SpecificRecord row) {
        put(RowKey.of(experiment, kind).bytes(), kind, row);
    }

    void put(Bytes key, RowKind kind, SpecificRecord row) {
        rows.add(KeyValue.pair(key, kind.codec().encode(row)));
    }

    void delete(Bytes key) {
        rows.add(KeyValue.pair(key, null));
    }

    /** Writes them. */
    void writeTo(KeyValueStore<Bytes, byte[]> store) {
        for (KeyValue<Bytes, byte @Nullable []> row : rows) {
            byte[] value = row.value;
            if (value == null) {
                store.delete(row.key);
            } else {
                store.put(row.key, value);
            }
        }
    }
}
