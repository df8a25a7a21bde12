package dev.temper.stream.app;

import dev.temper.core.propose.Proposers;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.engine.EngineTopology;
import dev.temper.stream.intake.IntakeTopology;
import dev.temper.stream.model.ModelTopology;
import dev.temper.stream.model.ModelWorkers;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One role as a running Kafka Streams client. */
final class RoleRunner {
    private static final Logger LOG = LoggerFactory.getLogger(RoleRunner.class);
    private final Role role;
    private final KafkaStreams streams;
    private final @Nullable ModelWorkers workers;

    /** @param fatal told why the role gave up, from one of its threads */
    RoleRunner(OptimizerConfig config, Role role, Consumer<String> fatal) {
        this.role = role;
        workers = role == Role.MODEL ? new ModelWorkers(config.modelThreads()) : null;
        Topology topology = topology(config);
        streams = new KafkaStreams(topology, StreamsSettings.of(config, role));
        streams.setUncaughtExceptionHandler(new FailurePolicy(config, role, System::currentTimeMillis, fatal));
        streams.setStateListener((now, before) -> changed(now, fatal));
    }

    private Topology topology(OptimizerConfig config) {
        if (workers != null) {
            return ModelTopology.build(config, workers, Proposers::of);
        }
        return role == Role.INTAKE ? IntakeTopology.build(config) : EngineTopology.build(config);
    }

    void start() {
        streams.start();
    }

    Role role() {
        return role;
    }

    KafkaStreams.State state() {
        return streams.state();
    }

    boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Records that wait to be read, as the consumers last saw them; -1 when they do not know. */
    long lag() {
        double lag = 0;
        for (Metric metric : streams.metrics().values()) {
            if (metric.metricName().name().equals("records-lag")
                    && metric.metricValue() instanceof Double value
                    && !metric.metricName().tags().getOrDefault("client-id", "").contains("restore")) {
                lag += value;
            }
        }
        return Double.isFinite(lag) ? (long) lag : -1;
    }

    /** Ends cleanly: commits, closes stores. Whether that was done in time. */
    boolean close(Duration timeout) {
        boolean closed = streams.close(timeout);
        if (workers != null) {
            workers.close();
        }
        if (!closed) {
            LOG.warn(
                    "The {} did not end within {} s; what it did not commit is done again",
                    role.label(),
                    timeout.toSeconds());
        }
        return closed;
    }

    private void changed(KafkaStreams.State now, Consumer<String> fatal) {
        LOG.info("The {} is {}", role.label(), now);
        if (now == KafkaStreams.State.ERROR) {
            fatal.accept("The " + role.label() + " stopped; its log says why");
        }
    }
}
