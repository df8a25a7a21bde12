package dev.temper.agent.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels over HTTP, on the loopback address alone: {@code POST /reports} takes lines, {@code GET /decision} gives
 * what the process is told. A request names its channel by the channel's token. Safe for use by several threads.
 */
public final class Endpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

    /** Requests at a time; of these, so many may wait for a decision, and others are answered at once. */
    private static final int THREADS = 256;

    private static final int WAITING = 200;

    /** Seconds that a request may take to arrive: whoever else is on this host could hold threads without a token. */
    private static final String ARRIVAL = "sun.net.httpserver.maxReqTime";

    static {
        if (System.getProperty(ARRIVAL) == null) {
            System.setProperty(ARRIVAL, "20");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Semaphore waiting = new Semaphore(WAITING);
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    private Endpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to listen on 127.0.0.1.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port cannot be used
     */
    public static Endpoint start(int port) throws IOException {
        byte[] loopback = {127, 0, 0, 1};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(loopback), port), 0);
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Endpoint::thread);
        Endpoint endpoint = new Endpoint(server, threads);
        server.setExecutor(threads);
        server.createContext("/", endpoint::handle);
        server.start();
        return endpoint;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "agent-endpoint");
        thread.setDaemon(true);
        return thread;
    }

    /** Where it listens, such as {@code http://127.0.0.1:7070}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void serve(Channel channel) {
        channels.put(channel.token(), channel);
    }

    void forget(Channel channel) {
        channels.remove(channel.token());
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Answer answer = answer(exchange);
            answer.send(exchange);
        } catch (IOException e) {
            LOG.debug("A process went away while it was answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Answering a process failed", e);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
        Channel channel = channel(exchange.getRequestHeaders().getFirst("Authorization"));
        if (channel == null) {
            return Answer.problem(
                    401,
                    "send the header Authorization: Bearer TOKEN, with the token in the file that"
                            + " TEMPER_TOKEN_FILE names; a token ends with its process");
        }
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        return switch (call) {
            case "POST /reports" -> new Calls(channel, waiting).reports(exchange);
            case "GET /decision" -> new Calls(channel, waiting).decision(exchange);
            default -> Answer.problem(404, "there are POST /reports and GET /decision, and no " + call);
        };
    }

    private @Nullable Channel channel(@Nullable String authorization) {
        String scheme = "Bearer ";
        return authorization == null || !authorization.startsWith(scheme)
                ? null
                : channels.get(authorization.substring(scheme.length()).strip());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
