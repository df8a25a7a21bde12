package dev.temper.sinks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP server of a test, on a free port of 127.0.0.1. */
public final class LocalServer implements AutoCloseable {
    private final HttpServer server;

    /** What it answers. */
    public interface Handler {
        /** The answer to a request. */
        Reply answer(String path, String query, Map<String, String> headers, String body);
    }

    /**
     * An answer.
     *
     * @param location for a redirect; empty for none
     */
    public record Reply(int status, String body, String location) {
        /** An answer with a body. */
        public Reply(int status, String body) {
            this(status, body, "");
        }
    }

    /** Starts. */
    public LocalServer(Handler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> answer(exchange, handler));
        server.start();
    }

    private static void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((key, values) -> headers.put(key, values.get(0)));
            URI uri = exchange.getRequestURI();
            Reply reply = handler.answer(uri.getPath(), String.valueOf(uri.getQuery()), headers, body);
            if (!reply.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", reply.location());
            }
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Where it is. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
