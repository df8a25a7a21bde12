package dev.temper.stream.intake;

import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.RecordTime;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Writes events as bytes of the journal. */
final class AppendProcessor extends ContextualProcessor<byte[], Entered, byte[], byte[]> {
    /** Of a run's last output, the journal keeps so many characters: the end, where errors stand. */
    private static final int LONGEST_DETAIL = 16 << 10;

    private static final int DETAIL =
            TrialEnded.getClassSchema().getField("detail").pos();

    private final RecordBytes bytes;
    private final Tracing tracing;

    AppendProcessor(RecordBytes bytes, Tracing tracing) {
        this.bytes = bytes;
        this.tracing = tracing;
    }

    @Override
    public void process(Record<byte[], Entered> record) {
        SpecificRecord event = record.value().event();
        if (event instanceof TrialEnded ended) {
            ended.put(DETAIL, end(ended.getDetail()));
        }
        byte[] value = bytes.encode(Topic.JOURNAL.topicName(), event);
        long time = RecordTime.sendable(record.timestamp(), context().currentSystemTimeMs());
        context().forward(new Record<>(record.key(), value, time, tracing.headers()));
    }

    private static String end(String detail) {
        int start = Math.max(0, detail.length() - LONGEST_DETAIL);
        boolean halfCharacter = start < detail.length() && Character.isLowSurrogate(detail.charAt(start));
        return detail.substring(start > 0 && halfCharacter ? start + 1 : start);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
