package dev.temper.stream.deadletter;

import dev.temper.schemas.Origin;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read: where, when, and its bytes.
 *
 * @param timestamp the record's time, milliseconds since 1970-01-01 UTC
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: a carrier of bytes, which are not changed
public record Source(
        String topic, int partition, long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
    /** The record that a processor was given. */
    public static Source of(ProcessingContext context, Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a source is only known while a record is processed"));
        return new Source(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                record.key(),
                record.value());
    }

    /** Where it was read, as the journal states it. */
    public Origin origin() {
        return new Origin(topic, partition, offset, timestamp);
    }
}
