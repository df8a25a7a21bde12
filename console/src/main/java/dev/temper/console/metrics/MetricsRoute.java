package dev.temper.console.metrics;

import dev.temper.console.access.AccessRole;
import dev.temper.console.http.HttpSettings;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * {@code GET /metrics}. It names topics and machines, so whoever asks must be a viewer where tokens are asked for, unless
 * {@code http.metrics.open} waives that.
 */
public final class MetricsRoute {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private MetricsRoute() {}

    /** Of what a registry holds at each request. */
    public static Route of(PrometheusMeterRegistry registry, HttpSettings settings) {
        return Route.get("/metrics", "What the process counts and measures, in Prometheus's text format")
                .role(settings.metricsOpen() ? AccessRole.ANYONE : AccessRole.VIEWER)
                .anyQuery()
                .handle(call -> Reply.written(TEXT, out -> registry.scrape(out, TEXT)));
    }
}
