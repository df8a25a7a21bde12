package dev.temper.schemas.trace;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Begins a trace with each record that a producer sends. A producer has it by {@code interceptor.classes}, and its {@link
 * Tracing} by the setting {@value #TRACING}.
 */
public final class SentSpans implements ProducerInterceptor<Object, Object> {
    /** The setting that holds the {@link Tracing}, as an object. */
    public static final String TRACING = "temper.tracing";

    /** The setting that holds the name of the hop. */
    public static final String HOP = "temper.tracing.hop";

    private Tracing tracing = Tracing.OFF;
    private String hop = "";

    @Override
    public void configure(Map<String, ?> settings) {
        tracing = settings.get(TRACING) instanceof Tracing given ? given : Tracing.OFF;
        hop = settings.get(HOP) + " send";
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        tracing.sends(hop, record.topic(), String.valueOf(record.key()), record.headers());
        return record;
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception failure) {}

    @Override
    public void close() {}
}
