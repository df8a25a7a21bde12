package dev.temper.stream.config;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Times of Kafka's records, beside those in the events. Kafka Streams ends its thread on a record whose time is
 * negative, though brokers take one with none (-1); and brokers refuse records from more than an hour ahead, such as one
 * whose time another broker with a wrong clock gave it.
 */
public final class RecordTime implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }

    /**
     * The time under which a record can be sent.
     *
     * @param time its own, milliseconds since 1970-01-01 UTC
     * @param now the clock's
     */
    public static long sendable(long time, long now) {
        return Math.max(0, Math.min(time, now));
    }
}
