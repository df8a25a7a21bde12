package dev.temper.stream.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.temper.stream.config.OptimizerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * {@code GET /health/live} and {@code /health/ready} for whoever restarts and routes: 200 when well, 503 when not, the
 * same JSON with the state of each role in both cases.
 */
final class HealthServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpServer server;

    HealthServer(OptimizerConfig config, Supplier<Health> health) {
        try {
            server = HttpServer.create(new InetSocketAddress(config.httpHost(), config.httpPort()), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Health cannot be served at http.host = " + config.httpHost() + ", http.port = " + config.httpPort()
                            + " (" + e.getMessage() + "): set http.port to a free port, or to -1 for none",
                    e);
        }
        server.createContext("/health/live", exchange -> answer(exchange, health.get(), Health::live));
        server.createContext("/health/ready", exchange -> answer(exchange, health.get(), Health::ready));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Health health, Predicate<Health> well) throws IOException {
        try (exchange) {
            byte[] body = json(health);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(well.test(health) ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] json(Health health) throws JsonProcessingException {
        return JSON.writeValueAsBytes(health);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
