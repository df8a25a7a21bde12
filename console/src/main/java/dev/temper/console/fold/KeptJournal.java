package dev.temper.console.fold;

import dev.temper.console.chronicle.Chronicles.Journals;
import dev.temper.console.chronicle.Line;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The journal by experiment: a row a line, {@code EXPERIMENT 0 OFFSET} to the record's bytes. A line that is read again
 * is written over itself, so at least once is enough.
 */
final class KeptJournal implements Journals {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;
    private final RecordBytes bytes;

    /** @param bytes reads records; used by one thread at a time */
    KeptJournal(ReadOnlyKeyValueStore<Bytes, byte[]> rows, RecordBytes bytes) {
        this.rows = rows;
        this.bytes = bytes;
    }

    @Override
    public void read(String experiment, long after, Predicate<Line> wanted) {
        try (KeyValueIterator<Bytes, byte[]> lines =
                rows.range(key(experiment, after + 1), key(experiment, Long.MAX_VALUE))) {
            boolean further = true;
            while (further && lines.hasNext()) {
                var row = lines.next();
                byte[] key = row.key.get();
                long offset = ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES)
                        .getLong();
                SpecificRecord record = bytes.decode(Topic.JOURNAL.topicName(), row.value);
                further = wanted.test(new Line(offset, EventCodec.decode(record), record));
            }
        }
    }

    static Bytes key(String experiment, long offset) {
        byte[] prefix = prefix(experiment).get();
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(offset)
                .array());
    }

    /** After the last key that an experiment's rows can have. */
    static Bytes end(String experiment) {
        return Bytes.wrap((experiment + '\1').getBytes(StandardCharsets.UTF_8));
    }

    /** An id has no byte 0, so no experiment's rows lie among another's. */
    private static Bytes prefix(String experiment) {
        return Bytes.wrap((experiment + '\0').getBytes(StandardCharsets.UTF_8));
    }
}
