package dev.temper.console.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a route answers. */
public final class Reply {
    private final int status;
    private final String contentType;
    private final Content content;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** What comes after the headers. */
    sealed interface Content {
        /** A value that is written as JSON. */
        record Value(@Nullable Object value) implements Content {}

        /** Bytes as they are. */
        final class Bytes implements Content {
            private final byte[] all;

            Bytes(byte[] all) {
                this.all = all;
            }

            byte[] all() {
                return all;
            }
        }

        /** Bytes that are written as they are made. */
        record Written(Writer writer) implements Content {}

        /** Server-sent events. */
        record Events(Consumer<EventStream> begin) implements Content {}
    }

    /** Writes an answer that is not held in memory as a whole. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all of it; the server closes the stream. */
        void write(OutputStream out) throws IOException;
    }

    private Reply(int status, String contentType, Content content) {
        this.status = status;
        this.contentType = contentType;
        this.content = content;
    }

    /** A value as JSON, with status 200. */
    public static Reply json(@Nullable Object value) {
        return json(200, value);
    }

    /** A value as JSON. */
    public static Reply json(int status, @Nullable Object value) {
        return new Reply(status, "application/json", new Content.Value(value));
    }

    /** Bytes, with status 200. */
    public static Reply bytes(String contentType, byte[] bytes) {
        return new Reply(200, contentType, new Content.Bytes(bytes));
    }

    /** No content: a status such as 204 or 304. */
    public static Reply empty(int status) {
        return new Reply(status, "", new Content.Bytes(new byte[0]));
    }

    /** What a writer writes while it is sent, with status 200. */
    public static Reply written(String contentType, Writer writer) {
        return new Reply(200, contentType, new Content.Written(writer));
    }

    /**
     * Server-sent events. The consumer returns soon; events go on until the stream is closed by either side.
     *
     * @param begin gets the stream once, on the request's thread
     */
    public static Reply events(Consumer<EventStream> begin) {
        return new Reply(200, "text/event-stream", new Content.Events(begin));
    }

    /** Adds a header; returns this. */
    public Reply with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The same content under another media type. */
    public Reply as(String mediaType) {
        Reply reply = new Reply(status, mediaType, content);
        reply.headers.putAll(headers);
        return reply;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The value that is written as JSON; null for other content. */
    public @Nullable Object value() {
        return content instanceof Content.Value json ? json.value() : null;
    }

    String contentType() {
        return contentType;
    }

    Content content() {
        return content;
    }

    Map<String, String> headers() {
        return headers;
    }
}
