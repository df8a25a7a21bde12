package dev.temper.stream.intake;

import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.RecordTime;
import dev.temper.stream.deadletter.DeadLetters;
import dev.temper.stream.deadletter.LetterBox;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Writes what is refused as bytes of a dead letter. */
final class RefuseProcessor extends ContextualProcessor<byte[], Refused, byte[], byte[]> {
    private static final String STAGE = "intake";

    private final RecordBytes bytes;
    private @Nullable LetterBox letters;

    RefuseProcessor(RecordBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        letters = new LetterBox(context.metrics(), STAGE, context.taskId().toString());
    }

    @Override
    public void process(Record<byte[], Refused> record) {
        Refused refused = record.value();
        DeadLetter letter =
                Objects.requireNonNull(letters, "init comes first").letter(refused.refusal(), refused.source());
        byte[] value = bytes.encode(Topic.DEAD_LETTERS.topicName(), letter);
        long time = RecordTime.sendable(record.timestamp(), context().currentSystemTimeMs());
        context().forward(new Record<>(DeadLetters.key(record.key()), value, time));
    }

    @Override
    public void close() {
        bytes.close();
    }
}
