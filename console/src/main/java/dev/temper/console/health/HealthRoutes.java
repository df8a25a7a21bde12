package dev.temper.console.health;

import dev.temper.console.access.AccessRole;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.stream.app.Health;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * {@code GET /health/live} and {@code /health/ready}: 200 when well, 503 when not, the same JSON with the state of each role
 * in both cases. They need no token: probes have none.
 */
public final class HealthRoutes {
    private HealthRoutes() {}

    /** Both, of what the supplier says at each request. */
    public static List<Route> of(Supplier<Health> health) {
        return List.of(
                route("/health/live", "Whether this process need not be started anew", health, Health::live),
                route("/health/ready", "Whether every role of this process works", health, Health::ready));
    }

    private static Route route(String path, String summary, Supplier<Health> health, Predicate<Health> well) {
        return Route.get(path, summary)
                .group("health")
                .role(AccessRole.ANYONE)
                .answers(200, Health.class, "it is well")
                .answers(503, Health.class, "it is not")
                .handle(call -> {
                    Health now = health.get();
                    return Reply.json(well.test(now) ? 200 : 503, now);
                });
    }
}
