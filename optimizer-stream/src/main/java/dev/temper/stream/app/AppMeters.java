package dev.temper.stream.app;

import dev.temper.stream.config.Role;
import dev.temper.stream.meter.Labels;
import dev.temper.stream.progress.Slowed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** What health says, as gauges. One scrape reads many of them: they look at most once a second. Thread safe. */
final class AppMeters {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final MeterRegistry registry;
    private final Supplier<Health> health;
    private final Function<Role, @Nullable RoleRunner> runners;
    private @Nullable Health seen;
    private long seenAt;

    /**
     * Registers what is known before a role runs.
     *
     * @param health how it is now
     * @param runners who runs a role now; null for nobody yet
     */
    AppMeters(MeterRegistry registry, Supplier<Health> health, Function<Role, @Nullable RoleRunner> runners) {
        this.registry = registry;
        this.health = health;
        this.runners = runners;
        gauge("temper.live", "1 as long as this process need not be started anew", now -> now.live() ? 1 : 0);
        gauge("temper.ready", "1 when every role of this process works", now -> now.ready() ? 1 : 0);
        Gauge.builder("temper.brokers.silent", this, now -> now.health().brokersSilentSeconds())
                .description("For how long no broker has answered; 0 when they do")
                .baseUnit("seconds")
                .register(registry);
        gauge(
                "temper.troubles",
                "What has stood still for too long",
                now -> now.troubles().size());
        gauge(
                "temper.open.transactions",
                "Transactions that are open for too long",
                now -> now.transactions().size());
        gauge(
                "temper.quarantined.experiments",
                "Experiments that are set aside",
                now -> now.quarantined().size());
        gauge(
                "temper.slowed.experiments",
                "Experiments whose reports wait in intake, since they come faster than the engine folds them",
                now -> now.slowed().size());
        gauge(
                "temper.waiting.reports",
                "What waits in intake of those experiments",
                now -> now.slowed().stream().mapToLong(Slowed.Of::waiting).sum());
    }

    private void gauge(String name, String description, ToDoubleFunction<Health> value) {
        Gauge.builder(name, this, all -> value.applyAsDouble(all.health()))
                .description(description)
                .register(registry);
    }

    private synchronized Health health() {
        long now = System.nanoTime();
        Health known = seen;
        if (known == null || now - seenAt > FRESH_NANOS) {
            known = health.get();
            seen = known;
            seenAt = now;
        }
        return known;
    }

    /** Registers what there is of a role, whoever runs it later. */
    void add(Role role, Set<String> topics) {
        for (KafkaStreams.State state : KafkaStreams.State.values()) {
            Gauge.builder("temper.role.state", this, all -> all.isIn(role, state) ? 1 : 0)
                    .description("1 for the state that a role is in, as Kafka Streams names it")
                    .tag("role", role.label())
                    .tag("state", Labels.of(state))
                    .register(registry);
        }
        Gauge.builder("temper.role.rebalancing", this, all -> all.still(role))
                .description("For how long a role has been rebalancing and restored nothing")
                .baseUnit("seconds")
                .tag("role", role.label())
                .register(registry);
        Gauge.builder("temper.role.restore.left", this, all -> all.of(role, runner -> runner.restoreLeft()))
                .description("Records of changelogs that a role has still to read before it works")
                .tag("role", role.label())
                .register(registry);
        for (String topic : topics) {
            Gauge.builder("temper.lag", this, all -> all.of(role, runner -> runner.lag(topic)))
                    .description("Records of a topic that wait to be read by a role; -1 when not known")
                    .tag("role", role.label())
                    .tag("topic", topic)
                    .register(registry);
        }
    }

    private double of(Role role, ToDoubleFunction<RoleRunner> value) {
        RoleRunner runner = runners.apply(role);
        return runner == null ? -1 : value.applyAsDouble(runner);
    }

    private boolean isIn(Role role, KafkaStreams.State state) {
        RoleRunner runner = runners.apply(role);
        return runner != null && runner.progress().state().equals(state.name());
    }

    private double still(Role role) {
        return of(role, runner -> runner.progress().still().toSeconds());
    }
}
