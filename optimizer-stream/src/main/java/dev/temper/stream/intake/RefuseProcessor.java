package dev.temper.stream.intake;

import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.RecordTime;
import dev.temper.stream.deadletter.DeadLetters;
import dev.temper.stream.deadletter.LetterBox;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what is refused as bytes of a dead letter. */
final class RefuseProcessor extends ContextualProcessor<byte[], Refused, byte[], byte[]> {
    private final RecordBytes bytes;
    private final LetterBox letters;

    RefuseProcessor(RecordBytes bytes, MeterRegistry registry) {
        this.bytes = bytes;
        letters = new LetterBox(registry, "intake");
    }

    @Override
    public void process(Record<byte[], Refused> record) {
        Refused refused = record.value();
        DeadLetter letter = letters.letter(refused.refusal(), refused.source());
        byte[] value = bytes.encode(Topic.DEAD_LETTERS.topicName(), letter);
        long time = RecordTime.sendable(record.timestamp(), context().currentSystemTimeMs());
        context().forward(new Record<>(DeadLetters.key(record.key()), value, time));
    }

    @Override
    public void close() {
        bytes.close();
    }
}
