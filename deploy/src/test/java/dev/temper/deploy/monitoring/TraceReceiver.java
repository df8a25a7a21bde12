package dev.temper.deploy.monitoring;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Takes traces as a collector does: OTLP, Protobuf over HTTP, of which it reads what a span is called and follows. */
public final class TraceReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> spans = new CopyOnWriteArrayList<>();

    /** A span, with ids in hexadecimal; the parent of a first one is empty. */
    public record Received(String trace, String id, String parent, String name) {}

    /** Listens at a free port of 127.0.0.1. */
    public TraceReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
                body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            }
            take(body);
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** Whether a trace was received whose hops are these, each the parent of the next. */
    public boolean hasWay(String... hops) {
        return spans.stream()
                .filter(span -> span.parent().isEmpty() && span.name().equals(hops[0]))
                .anyMatch(span -> goesOn(span, hops, 1));
    }

    private boolean goesOn(Received from, String[] hops, int next) {
        return next == hops.length
                || spans.stream()
                        .filter(span -> span.trace().equals(from.trace())
                                && span.parent().equals(from.id())
                                && span.name().equals(hops[next]))
                        .anyMatch(span -> goesOn(span, hops, next + 1));
    }

    /** All that were received. */
    public List<Received> spans() {
        return spans;
    }

    /** ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans = 2. */
    private void take(byte[] request) {
        each(request, 1, resource -> each(resource, 2, scope -> each(scope, 2, span -> spans.add(span(span)))));
    }

    private static void each(byte[] message, int field, Consumer<byte[]> part) {
        fields(message, (number, value) -> {
            if (number == field) {
                part.accept(value);
            }
        });
    }

    /** Span.trace_id = 1, span_id = 2, parent_span_id = 4, name = 5. */
    private static Received span(byte[] message) {
        byte[][] found = {{}, {}, {}, {}, {}, {}};
        fields(message, (number, value) -> {
            if (number < found.length) {
                found[number] = value;
            }
        });
        HexFormat hex = HexFormat.of();
        return new Received(
                hex.formatHex(found[1]),
                hex.formatHex(found[2]),
                hex.formatHex(found[4]),
                new String(found[5], StandardCharsets.UTF_8));
    }

    /** The fields of a message that have a length; others are passed over. */
    private static void fields(byte[] message, BiConsumer<Integer, byte[]> field) {
        ByteBuffer in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            switch (tag & 7) {
                case 0 -> varint(in);
                case 1 -> in.position(in.position() + Long.BYTES);
                case 2 -> {
                    byte[] value = new byte[(int) varint(in)];
                    in.get(value);
                    field.accept(tag >>> 3, value);
                }
                case 5 -> in.position(in.position() + Integer.BYTES);
                default -> throw new IllegalStateException("no Protobuf: tag " + tag);
            }
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
