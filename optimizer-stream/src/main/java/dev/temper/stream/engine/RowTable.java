package dev.temper.stream.engine;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.collect.PersistentMap.Difference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * One of an experiment's maps as rows of one kind: an entry is a row.
 *
 * @param <K> key in the map
 * @param <V> value in the map
 * @param <R> generated class of the row
 * @param writeKey appends the map's key to a row's key
 * @param readKey the reverse
 * @param toRow the row of an entry's value
 * @param toValue the reverse; it may refuse what cannot have been written with any exception
 */
record RowTable<K extends Comparable<K>, V, R extends SpecificRecord>(
        RowKind kind,
        Class<R> type,
        BiConsumer<RowKey, K> writeKey,
        Function<ByteBuffer, K> readKey,
        Function<V, R> toRow,
        BiFunction<K, R, V> toValue) {

    /** The rows that changed between two versions of the map. */
    void changes(RowChanges changes, PersistentMap<K, V> older, PersistentMap<K, V> newer) {
        for (Difference<K, V> difference : PersistentMap.differences(older, newer)) {
            V after = difference.after();
            Bytes key = key(changes.experiment(), difference.key());
            if (after == null) {
                changes.delete(key);
            } else {
                changes.put(key, kind, toRow.apply(after));
            }
        }
    }

    /**
     * Reads the whole map.
     *
     * @throws CorruptRowException naming the row
     */
    PersistentMap<K, V> read(KeyValueStore<Bytes, byte[]> store, String experiment) {
        Bytes prefix = RowKey.of(experiment, kind).bytes();
        PersistentMap<K, V> map = PersistentMap.empty();
        try (KeyValueIterator<Bytes, byte[]> rows = store.prefixScan(prefix, new BytesSerializer())) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                map = add(map, row, prefix);
            }
        }
        return map;
    }

    private PersistentMap<K, V> add(PersistentMap<K, V> map, KeyValue<Bytes, byte[]> row, Bytes prefix) {
        try {
            ByteBuffer parts = RowKey.parts(row.key, prefix);
            K key = readKey.apply(parts);
            if (parts.hasRemaining()) {
                throw new IOException("its key has bytes that belong to nothing");
            }
            return map.put(key, toValue.apply(key, type.cast(kind.codec().decode(row.value))));
        } catch (IOException | RuntimeException e) {
            throw new CorruptRowException(RowKey.describe(row.key), e.toString(), e);
        }
    }

    Bytes key(String experiment, K key) {
        RowKey row = RowKey.of(experiment, kind);
        writeKey.accept(row, key);
        return row.bytes();
    }
}
