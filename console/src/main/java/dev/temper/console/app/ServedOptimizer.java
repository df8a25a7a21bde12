package dev.temper.console.app;

import dev.temper.console.api.ConsoleApi;
import dev.temper.console.health.HealthRoutes;
import dev.temper.console.http.HttpSettings;
import dev.temper.console.http.Route;
import dev.temper.console.http.WebServer;
import dev.temper.console.metrics.MetricsRoute;
import dev.temper.console.metrics.ProcessMeters;
import dev.temper.console.page.PageRoutes;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.app.OptimizerApp;
import dev.temper.stream.config.Role;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An optimizer, and all that it serves at the one port of its process: health, and with the role api the API and the page. */
public final class ServedOptimizer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServedOptimizer.class);

    private final OptimizerApp app;
    private final @Nullable ConsoleApi api;
    private final @Nullable WebServer server;
    private final ProcessMeters meters;

    private ServedOptimizer(
            OptimizerApp app, @Nullable ConsoleApi api, @Nullable WebServer server, ProcessMeters meters) {
        this.app = app;
        this.api = api;
        this.server = server;
        this.meters = meters;
    }

    /** Serves, and begins to start the roles, without traces; see {@link #start(ProcessSettings, String, Tracing)}. */
    public static ServedOptimizer start(ProcessSettings settings, String version) {
        return start(settings, version, Tracing.OFF);
    }

    /**
     * Serves, and begins to start the roles.
     *
     * @param version of this program, for the API's description
     * @param tracing what follows events through the roles
     * @throws InvalidSettingsException when it must not be served so
     * @throws UncheckedIOException when the port is not to be had
     */
    public static ServedOptimizer start(ProcessSettings settings, String version, Tracing tracing) {
        boolean reads = settings.optimizer().roles().contains(Role.API);
        ConsoleApi api = reads ? new ConsoleApi(settings.optimizer()) : null;
        ProcessMeters meters = new ProcessMeters(version, settings.optimizer().stateDirectory());
        OptimizerApp app =
                new OptimizerApp(settings.optimizer(), api == null ? null : api.readSide(), meters.registry(), tracing);
        try {
            List<Route> routes = routes(app, api, version);
            metrics(settings.http(), meters, api != null).ifPresent(routes::add);
            WebServer server = settings.http().port() < 0 ? null : WebServer.open(settings.http(), routes);
            app.start();
            return new ServedOptimizer(app, api, server, meters);
        } catch (RuntimeException e) {
            meters.close();
            if (api != null) {
                api.close();
            }
            throw e;
        }
    }

    private static List<Route> routes(OptimizerApp app, @Nullable ConsoleApi api, String version) {
        List<Route> routes = new ArrayList<>(HealthRoutes.of(app::health));
        if (api != null) {
            routes.addAll(api.routes(version, () -> app.health().ready()));
            routes.addAll(PageRoutes.all());
        }
        return routes;
    }

    /**
     * The metrics, if these settings say who may read them. A process that serves health alone may be reached from everywhere
     * without tokens; to refuse that for the metrics' sake would end what has worked.
     */
    private static Optional<Route> metrics(HttpSettings http, ProcessMeters meters, boolean guarded) {
        if (guarded || http.metricsOpen() || http.canGuard()) {
            return Optional.of(MetricsRoute.of(meters.registry(), http));
        }
        LOG.warn(
                "Metrics are not served: other machines reach http.host = {}, and nothing says who may read them. Set"
                        + " http.metrics.open = true, or tokens and TLS",
                http.host());
        return Optional.empty();
    }

    /** The optimizer. */
    public OptimizerApp app() {
        return app;
    }

    /** The port at which it is served; -1 for none. */
    public int port() {
        return server == null ? -1 : server.port();
    }

    /** Where this machine reaches it, without a slash at the end; null when it is not served. */
    public @Nullable String url() {
        return server == null ? null : server.url();
    }

    /** Answers nobody any more, and ends the roles cleanly. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        app.close();
        if (api != null) {
            api.close();
        }
        meters.close();
    }
}
