package dev.temper.console.fold;

import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
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

    private static final Duration TICK = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(LetterProcessor.class);

    private final OptimizerConfig config;
    private final ReadListener listener;
    private @Nullable RecordBytes bytes;
    private @Nullable ProcessorContext<Void, Void> context;
    private int swept;

    LetterProcessor(OptimizerConfig config, ReadListener listener) {
        this.config = config;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> at) {
        close();
        bytes = new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE);
        context = at;
        letters(at).forEach(listener::letter);
        at.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> sweep(at));
    }

    /** Those of experiments that were erased go. */
    private void sweep(ProcessorContext<Void, Void> at) {
        int erasures = listener.erasures();
        if (erasures == swept) {
            return;
        }
        swept = erasures;
        letters(at).stream().filter(listener::isErased).forEach(letter -> rows(at).delete(key(letter.offset())));
    }

    private List<Letter> letters(ProcessorContext<Void, Void> at) {
        List<Letter> letters = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = rows(at).all()) {
            all.forEachRemaining(row -> {
                ByteBuffer value = ByteBuffer.wrap(row.value);
                long time = value.getLong();
                byte[] record = new byte[value.remaining()];
                value.get(record);
                long offset = ByteBuffer.wrap(row.key.get()).getLong();
                Letter letter = letter(at.taskId().partition(), offset, time, record);
                if (letter != null) {
                    letters.add(letter);
                }
            });
        }
        return letters;
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
        Letter letter = letter(place.partition(), place.offset(), record.timestamp(), record.value());
        if (letter != null) {
            listener.letter(letter);
        }
    }

    private @Nullable Letter letter(int partition, long offset, long time, byte[] value) {
        RecordBytes reader = bytes;
        try {
            return reader != null && reader.decode(Topic.DEAD_LETTERS.topicName(), value) instanceof DeadLetter said
                    ? new Letter(partition, offset, time, said)
                    : null;
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            LOG.debug("A dead letter that cannot be read is left out", e);
            return null;
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
