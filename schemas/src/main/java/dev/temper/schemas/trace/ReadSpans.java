package dev.temper.schemas.trace;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Ends a trace with each record that a consumer reads, as {@link SentSpans} begins one. */
public final class ReadSpans implements ConsumerInterceptor<Object, Object> {
    private Tracing tracing = Tracing.OFF;
    private String hop = "";

    @Override
    public void configure(Map<String, ?> settings) {
        tracing = settings.get(SentSpans.TRACING) instanceof Tracing given ? given : Tracing.OFF;
        hop = settings.get(SentSpans.HOP) + " receive";
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        for (ConsumerRecord<Object, Object> record : records) {
            tracing.reads(hop, record.topic(), String.valueOf(record.key()), record.headers());
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
