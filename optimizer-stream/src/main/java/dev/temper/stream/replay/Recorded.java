package dev.temper.stream.replay;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;

/**
 * One record as it was found in a topic.
 *
 * @param timestamp time of the record in milliseconds since 1970-01-01 UTC
 * @param writer the schema that it was written with
 * @param avro its Avro binary, without the registry's prefix
 */
public record Recorded(Kind kind, int partition, long offset, long timestamp, Schema writer, Bytes avro) {
    /** Which topic it comes from. */
    public enum Kind {
        EVENT,
        DECISION
    }

    /** A record as it is written by this release. */
    public static Recorded of(Kind kind, int partition, long offset, long timestamp, SpecificRecord record) {
        return new Recorded(kind, partition, offset, timestamp, record.getSchema(), new AvroBody().encode(record));
    }
}
