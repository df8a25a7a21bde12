package dev.temper.schemas.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Follows events from hop to hop by the header {@code traceparent} (W3C Trace Context) of their records. Nothing decides by
 * it, and nothing keeps it but the record. Switched off, it adds no header and opens no span. Thread safe.
 */
public final class Tracing {
    /** Follows nothing. */
    public static final Tracing OFF = new Tracing(null);

    private static final String SCOPE = "dev.temper";
    private static final AttributeKey<String> EXPERIMENT = AttributeKey.stringKey("temper.experiment");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final W3CTraceContextPropagator HEADER = W3CTraceContextPropagator.getInstance();

    /** A longer key is no experiment's id. */
    private static final int LONGEST_ID = 100;

    private final @Nullable Tracer tracer;

    private Tracing(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** Tells of each hop there. */
    public static Tracing to(OpenTelemetry telemetry) {
        return new Tracing(telemetry.getTracer(SCOPE));
    }

    /** Whether it follows anything. */
    public boolean isOn() {
        return tracer != null;
    }

    /**
     * Does the work on a record, as a hop that follows the one that sent it.
     *
     * @param hop its name, such as engine
     * @param key the record's
     */
    public void follow(String hop, String topic, Headers headers, byte @Nullable [] key, Runnable work) {
        if (tracer == null) {
            work.run();
            return;
        }
        Span span = begin(tracer, hop, SpanKind.CONSUMER, topic, key == null ? "" : text(key), headers);
        try (Scope scope = span.makeCurrent()) {
            assert scope != null;
            work.run();
        } catch (RuntimeException | Error e) {
            span.recordException(e);
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    /** The headers of a record that the current hop sends; none outside of one. */
    public Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        if (tracer != null) {
            HEADER.inject(Context.current(), headers, HeaderAccess.SETTER);
        }
        return headers;
    }

    /** Begins a trace with a record that is about to be sent. */
    void sends(String hop, String topic, String experiment, Headers headers) {
        if (tracer != null) {
            Span span = begin(tracer, hop, SpanKind.PRODUCER, topic, experiment, headers);
            HEADER.inject(Context.root().with(span), headers, HeaderAccess.SETTER);
            span.end();
        }
    }

    /** Ends a trace with a record that was read; one without the header is nobody's. */
    void reads(String hop, String topic, String experiment, Headers headers) {
        if (tracer != null && headers.lastHeader(HeaderAccess.NAME) != null) {
            begin(tracer, hop, SpanKind.CONSUMER, topic, experiment, headers).end();
        }
    }

    private static Span begin(
            Tracer tracer, String hop, SpanKind kind, String topic, String experiment, Headers headers) {
        return tracer.spanBuilder(hop)
                .setParent(HEADER.extract(Context.root(), headers, HeaderAccess.GETTER))
                .setSpanKind(kind)
                .setAttribute(EXPERIMENT, experiment)
                .setAttribute(TOPIC, topic)
                .startSpan();
    }

    private static String text(byte[] key) {
        return key.length > LONGEST_ID ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
