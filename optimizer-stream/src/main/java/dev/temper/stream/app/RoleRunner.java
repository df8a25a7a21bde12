package dev.temper.stream.app;

import dev.temper.core.method.Proposers;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.engine.EngineTopology;
import dev.temper.stream.intake.IntakeTopology;
import dev.temper.stream.model.ModelTopology;
import dev.temper.stream.model.ModelWorkers;
import dev.temper.stream.progress.InHand;
import dev.temper.stream.progress.SetAside;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
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
    private final InHand inHand = new InHand();
    private final CatchUp catchUp = new CatchUp();
    private final SetAside setAside = new SetAside();
    private final Duration patience;
    private volatile long moved = System.nanoTime();

    /**
     * A role that is not started yet.
     *
     * @param readSide what the role api runs; null where there is no such role
     * @param brokers asked whether agents can be heard
     * @param fatal told why the role gave up, from one of its threads
     */
    RoleRunner(
            OptimizerConfig config,
            Role role,
            @Nullable ReadSide readSide,
            BrokerWatch brokers,
            Consumer<String> fatal) {
        this.role = role;
        workers = role == Role.MODEL ? new ModelWorkers(config.modelThreads()) : null;
        Properties settings = StreamsSettings.of(config, role);
        patience = StreamsSettings.pollInterval(settings);
        Topology topology = topology(config, readSide, brokers);
        StreamsSettings.nameAfter(settings, topology);
        streams = new KafkaStreams(topology, settings);
        if (role == Role.API && readSide != null) {
            readSide.runs(streams);
        }
        streams.setUncaughtExceptionHandler(new FailurePolicy(config, role, System::currentTimeMillis, fatal));
        streams.setStateListener((now, before) -> changed(now, fatal));
        streams.setGlobalStateRestoreListener(new RestoreProgress(() -> moved = System.nanoTime()));
    }

    private Topology topology(OptimizerConfig config, @Nullable ReadSide readSide, BrokerWatch brokers) {
        if (workers != null) {
            return ModelTopology.build(config, workers, Proposers::of, inHand);
        }
        if (role == Role.API) {
            return Objects.requireNonNull(readSide).topology(inHand);
        }
        return role == Role.INTAKE
                ? IntakeTopology.build(config, inHand, brokers::takes)
                : EngineTopology.build(config, inHand, setAside);
    }

    void start() {
        streams.start();
    }

    Role role() {
        return role;
    }

    /** Whether it works; of a role that people read from, also whether it has read what was there when it started. */
    boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING
                && (role != Role.API || catchUp.isDone(streams.metrics().values(), lag()));
    }

    /** Records that wait to be read; -1 when not known. */
    long lag() {
        if (!streams.state().isRunningOrRebalancing()) {
            return -1;
        }
        return Lag.of(
                streams.metrics().values(),
                streams.metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .flatMap(task -> task.topicPartitions().stream())
                        .toList());
    }

    /** The experiments that it has set aside. */
    List<String> setAside() {
        return setAside.experiments();
    }

    /** Whether it gets on. */
    RoleProgress progress() {
        KafkaStreams.State now = streams.state();
        Duration still =
                now == KafkaStreams.State.REBALANCING ? Duration.ofNanos(System.nanoTime() - moved) : Duration.ZERO;
        return new RoleProgress(role.label(), now.toString(), still, inHand.longest(), patience);
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
        moved = System.nanoTime();
        LOG.info("The {} is {}", role.label(), now);
        if (now == KafkaStreams.State.ERROR) {
            fatal.accept("The " + role.label() + " stopped; its log says why");
        }
    }
}
