package dev.temper.stream.intake;

import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.DeadLetters;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is refused as bytes of a dead letter. */
final class RefuseProcessor extends ContextualProcessor<byte[], Refused, byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(RefuseProcessor.class);
    private static final String STAGE = "intake";
    private static final int LONGEST_KEY = 100;

    private final RecordBytes bytes;

    RefuseProcessor(RecordBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public void process(Record<byte[], Refused> record) {
        DeadLetter letter =
                DeadLetters.of(STAGE, record.value().refusal(), record.value().source());
        LOG.warn(
                "Refused {}-{} at {}: {}: {}",
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                letter.getReason(),
                letter.getDetail());
        byte[] value = bytes.encode(Topic.DEAD_LETTERS.topicName(), letter);
        // The original key is in the letter; one that is no experiment id is not worth a place of its own.
        byte[] key = record.key() != null && record.key().length <= LONGEST_KEY ? record.key() : new byte[0];
        context().forward(new Record<>(key, value, record.timestamp()));
    }

    @Override
    public void close() {
        bytes.close();
    }
}
