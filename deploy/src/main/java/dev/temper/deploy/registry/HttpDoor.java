package dev.temper.deploy.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes HTTP requests for the registry. */
final class HttpDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final String CONTENT = "application/vnd.schemaregistry.v1+json";
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Router router;

    private HttpDoor(HttpServer server, Router router) {
        this.server = server;
        this.router = router;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "schema-registry-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    static HttpDoor open(InetSocketAddress address, Router router) throws IOException {
        HttpDoor door = new HttpDoor(HttpServer.create(address, 0), router);
        door.server.createContext("/", door::handle);
        door.server.setExecutor(door.threads);
        door.server.start();
        return door;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
            try {
                if (body.length > MAX_BODY_BYTES) {
                    throw new ApiException(413, "The request body is larger than " + MAX_BODY_BYTES + " bytes.");
                }
                Request request = Request.of(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        new String(body, StandardCharsets.UTF_8));
                reply(exchange, 200, router.answer(request));
            } catch (ApiException e) {
                reply(exchange, e.status(), Router.error(e));
            } catch (RuntimeException e) {
                LOG.error(
                        "the schema registry failed at {} {}",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        e);
                reply(exchange, 500, Router.error(new ApiException(500, "Internal error: " + e)));
            }
        }
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", CONTENT);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
