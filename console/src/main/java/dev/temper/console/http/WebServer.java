package dev.temper.console.http;

import dev.temper.console.access.AccessControl;
import dev.temper.schemas.document.InvalidSettingsException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves routes over HTTP at one port. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long GRACE_MILLIS = 3_000;

    private final HttpSettings settings;
    private final Javalin javalin;
    private final EventStreams streams;
    private final SlowConnections connections;
    private final ScheduledExecutorService timer;

    private WebServer(
            HttpSettings settings,
            Javalin javalin,
            EventStreams streams,
            SlowConnections connections,
            ScheduledExecutorService timer) {
        this.settings = settings;
        this.javalin = javalin;
        this.streams = streams;
        this.connections = connections;
        this.timer = timer;
    }

    /** Serves routes whose errors are problem details; see {@link #open(HttpSettings, List, ErrorStyle)}. */
    public static WebServer open(HttpSettings settings, List<Route> routes) {
        return open(settings, routes, ErrorStyle.PROBLEM_DETAILS);
    }

    /**
     * Serves routes; requests are taken when this returns.
     *
     * @throws InvalidSettingsException when a file cannot be used, or these routes must not be served so
     * @throws UncheckedIOException when the port is not to be had
     */
    public static WebServer open(HttpSettings settings, List<Route> routes, ErrorStyle style) {
        boolean loopback = Exposure.isLoopback(settings);
        Exposure.check(settings, routes, loopback);
        return new Opening(settings, routes, style, loopback).open();
    }

    /** The port on which it listens. */
    public int port() {
        return javalin.port();
    }

    /** Where this machine reaches it, without a slash at the end. */
    public String url() {
        String host = settings.host();
        boolean any = host.equals("0.0.0.0") || host.equals("::");
        String name = any ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return (settings.tls() == null ? "http://" : "https://") + name + ":" + port();
    }

    /** Takes no more requests, ends streams of events, and waits a few seconds for the requests at work. */
    @Override
    public void close() {
        streams.close();
        timer.shutdownNow();
        connections.closeWaiting();
        try {
            javalin.stop();
        } catch (JavalinException e) {
            LOG.warn("Requests were still at work after {} ms when HTTP ended", GRACE_MILLIS, e);
        }
    }

    /** Puts a server together. */
    private static final class Opening {
        private final HttpSettings settings;
        private final List<Route> routes;
        private final ErrorStyle style;
        private final ServerErrors errors;
        private final AccessControl access;
        private final Doorkeeper door;
        private final EventStreams streams;
        private final ConnectionsAtWork working = new ConnectionsAtWork();

        Opening(HttpSettings settings, List<Route> routes, ErrorStyle style, boolean loopback) {
            this.settings = settings;
            this.routes = routes;
            this.style = style;
            errors = new ServerErrors(settings, style);
            access = AccessControl.of(settings.access());
            door = new Doorkeeper(loopback, settings.names());
            streams = new EventStreams(settings.streams());
        }

        WebServer open() {
            JavalinLogger.startupInfo = false;
            Javalin javalin = Javalin.create(this::configure);
            try {
                javalin.start();
            } catch (RuntimeException e) {
                throw unopened(e);
            }
            ServerConnector connector =
                    (ServerConnector) javalin.jettyServer().server().getConnectors()[0];
            SlowConnections slow = new SlowConnections(connector, working, settings.patience());
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "http-timer");
                thread.setDaemon(true);
                return thread;
            });
            var look = timer.scheduleWithFixedDelay(slow::look, 1, 1, TimeUnit.SECONDS);
            var beat = timer.scheduleWithFixedDelay(
                    streams::beat, EventStreams.BEAT_SECONDS, EventStreams.BEAT_SECONDS, TimeUnit.SECONDS);
            LOG.debug("Timers: {} {}", look, beat);
            return new WebServer(settings, javalin, streams, slow, timer);
        }

        private RuntimeException unopened(RuntimeException failure) {
            if (!(failure instanceof JavalinBindException) && !(failure.getCause() instanceof IOException)) {
                return failure;
            }
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return new UncheckedIOException(
                    "HTTP cannot be served at http.host = " + settings.host() + ", http.port = " + settings.port()
                            + " (" + cause.getMessage() + "): set http.port to a free port, or to -1 for none",
                    cause instanceof IOException io ? io : new IOException(cause));
        }

        private void configure(JavalinConfig config) {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = settings.bodyBytes();
            QueuedThreadPool threads = new QueuedThreadPool(settings.threads() + 3, 2, 30_000);
            threads.setName("http");
            threads.setDaemon(true);
            threads.setReservedThreads(0);
            config.jetty.threadPool = threads;
            config.jetty.modifyServer(this::server);
            config.jetty.modifyHttpConfiguration(this::http);
            config.jetty.addConnector(this::connector);
            config.routes.before(this::guard);
            routes.forEach(route -> mount(config, route));
            config.routes.exception(HttpProblem.class, (problem, context) -> write(problem, context));
            config.routes.exception(HttpResponseException.class, (e, context) -> write(known(e, context), context));
            config.routes.exception(Exception.class, this::fault);
        }

        private void mount(JavalinConfig config, Route route) {
            RouteServing serving = new RouteServing(route, access, door, streams);
            config.routes.addHttpHandler(HandlerType.findOrCreate(route.method()), route.path(), serving);
            if (route.reads()) {
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), serving);
            }
        }

        private void server(Server server) {
            server.setStopTimeout(GRACE_MILLIS);
            server.setErrorHandler(errors);
            // Requests that have not come as a whole are outside of those for which the end waits.
            BodyLoader bodies = new BodyLoader(settings.bodyBytes(), settings.patience(), errors);
            bodies.setHandler(new GracefulHandler());
            server.setHandler(bodies);
            NetworkConnectionLimit limit = new NetworkConnectionLimit(settings.connections(), server);
            limit.setEndPointIdleTimeout(1_000);
            server.addBean(limit);
        }

        private void http(HttpConfiguration http) {
            http.setRequestHeaderSize(settings.headerBytes());
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
            // A subject may hold a slash, which comes as %2F; whatever else is odd in a path is refused.
            http.setUriCompliance(UriCompliance.DEFAULT.with(
                    "temper",
                    UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                    UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
                    UriCompliance.Violation.AMBIGUOUS_PATH_SEGMENT,
                    UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));
            http.addCustomizer(working);
            http.addCustomizer((request, headers) -> {
                SecurityHeaders.put(headers);
                return request;
            });
        }

        private ServerConnector connector(Server server, HttpConfiguration http) {
            HttpConnectionFactory plain = new HttpConnectionFactory(http);
            TlsSettings tls = settings.tls();
            ConnectionFactory[] layers = {plain};
            if (tls != null) {
                http.addCustomizer(new SecureRequestCustomizer(false));
                layers = AbstractConnectionFactory.getFactories(TlsFiles.context(tls), plain);
            }
            ServerConnector connector = new ServerConnector(server, 1, 1, layers);
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            // As many may knock at once as the acceptor meets on a busy machine.
            connector.setAcceptQueueSize(Math.min(settings.connections(), 1_024));
            connector.setIdleTimeout(settings.patience().toMillis());
            connector.setShutdownIdleTimeout(GRACE_MILLIS / 3);
            return connector;
        }

        private void guard(Context context) {
            door.checkName(context.header("Host"));
            if (context.header("X-HTTP-Method-Override") != null) {
                throw new HttpProblem(400, "X-HTTP-Method-Override is not supported: send the method itself");
            }
        }

        private static HttpProblem known(HttpResponseException e, Context context) {
            String request = context.req().getMethod() + " " + context.path();
            if (e instanceof MethodNotAllowedResponse) {
                String allowed = String.join(", ", e.getDetails().values());
                return new HttpProblem(405, request + " is not to be had: this path takes " + allowed)
                        .with("Allow", allowed);
            }
            return e.getStatus() == 404
                    ? new HttpProblem(404, "There is no " + request + " here.")
                    : new HttpProblem(e.getStatus(), String.valueOf(e.getMessage()));
        }

        private void fault(Exception failure, Context context) {
            LOG.error("{} {} failed", context.req().getMethod(), context.path(), failure);
            write(new HttpProblem(500, RouteServing.FAULT), context);
        }

        private void write(HttpProblem problem, Context context) {
            if (context.res().isCommitted()) {
                return;
            }
            context.status(problem.status());
            problem.headers().forEach(context::header);
            context.contentType(style.contentType());
            context.result(Json.bytes(style.body(problem)));
        }
    }
}
