package dev.temper.console.fold;

import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last dead letters of a partition: {@code OFFSET} to the time and the record's bytes. */
final class LetterProcessor implements Processor<byte[], byte[], Void, Void> {
    /** Older ones go: `temper dead-letters` reads all. */
    private static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(LetterProcessor.class);

    private final OptimizerConfig config;
    private final ReadListener listener;
    private @Nullable RecordBytes bytes;
    private @Nullable ProcessorContext<Void, Void> context;

    LetterProcessor(OptimizerConfig config, ReadListener listener) {
        this.config = config;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> at) {
        close();
        bytes = new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE);
        context = at;
        try (KeyValueIterator<Bytes, byte[]> all = rows(at).all()) {
            all.forEachRemaining(row -> {
                ByteBuffer value = ByteBuffer.wrap(row.value);
                long time = value.getLong();
                byte[] record = new byte[value.remaining()];
                value.get(record);
                tell(at.taskId().partition(), ByteBuffer.wrap(row.key.get()).getLong(), time, record);
            });
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ProcessorContext<Void, Void> at = context;
        RecordMetadata place = at == null ? null : at.recordMetadata().orElse(null);
        if (at == null || place == null || record.value() == null) {
            return;
        }
        KeyValueStore<Bytes, byte[]> rows = rows(at);
        byte[] value = ByteBuffer.allocate(Long.BYTES + record.value().length)
                .putLong(record.timestamp())
                .put(record.value())
                .array();
        rows.put(key(place.offset()), value);
        rows.delete(key(place.offset() - MOST));
        tell(place.partition(), place.offset(), record.timestamp(), record.value());
    }

    private void tell(int partition, long offset, long time, byte[] value) {
        RecordBytes reader = bytes;
        try {
            if (reader != null && reader.decode(Topic.DEAD_LETTERS.topicName(), value) instanceof DeadLetter said) {
                listener.letter(new Letter(partition, offset, time, said));
            }
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            LOG.debug("A dead letter that cannot be read is left out", e);
        }
    }

    private static KeyValueStore<Bytes, byte[]> rows(ProcessorContext<Void, Void> at) {
        return at.getStateStore(ConsoleTopology.LETTERS);
    }

    private static Bytes key(long offset) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
    }

    @Override
    public void close() {
        if (bytes != null) {
            bytes.close();
            bytes = null;
        }
    }
}
