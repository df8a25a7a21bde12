package dev.temper.stream.app;

import dev.temper.core.method.Proposers;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.engine.DecisionsOnRecord;
import dev.temper.stream.engine.EngineTopology;
import dev.temper.stream.intake.IntakeTopology;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.model.ModelTopology;
import dev.temper.stream.model.ModelWorkers;
import dev.temper.stream.progress.InHand;
import dev.temper.stream.progress.SetAside;
import dev.temper.stream.progress.Slowed;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One role as a running Kafka Streams client. */
final class RoleRunner {
    private static final Logger LOG = LoggerFactory.getLogger(RoleRunner.class);

    private final Role role;
    private final KafkaStreams streams;
    private final @Nullable ModelWorkers workers;
    private final Set<String> topics;
    private final KafkaStreamsMetrics clients;
    private final RestoreProgress restore = new RestoreProgress(() -> moved = System.nanoTime());
    private final InHand inHand;
    private final CatchUp catchUp = new CatchUp();
    private final SetAside setAside = new SetAside();
    private final Slowed slowed = new Slowed();
    private final Duration patience;
    private volatile long moved = System.nanoTime();

    /**
     * A role that is not started yet.
     *
     * @param readSide what the role api runs; null where there is no such role
     * @param brokers asked whether agents can be heard
     * @param instruments it is watched with
     * @param fatal told why the role gave up, from one of its threads
     */
    RoleRunner(
            OptimizerConfig config,
            Role role,
            @Nullable ReadSide readSide,
            BrokerWatch brokers,
            Instruments instruments,
            Consumer<String> fatal) {
        this.role = role;
        inHand = instruments.inHand();
        workers = role == Role.MODEL ? new ModelWorkers(config.modelThreads()) : null;
        Properties settings = StreamsSettings.of(config, role);
        patience = StreamsSettings.pollInterval(settings);
        Topology topology = topology(config, readSide, brokers, instruments);
        topics = sources(topology);
        StreamsSettings.nameAfter(settings, topology);
        streams = new KafkaStreams(topology, settings);
        clients = new KafkaStreamsMetrics(streams);
        clients.bindTo(instruments.meters());
        if (role == Role.API && readSide != null) {
            readSide.runs(streams);
        }
        streams.setUncaughtExceptionHandler(new FailurePolicy(config, role, System::currentTimeMillis, fatal));
        streams.setStateListener((now, before) -> changed(now, fatal));
        streams.setGlobalStateRestoreListener(restore);
    }

    private Topology topology(
            OptimizerConfig config, @Nullable ReadSide readSide, BrokerWatch brokers, Instruments instruments) {
        if (workers != null) {
            return ModelTopology.build(config, workers, Proposers::of, instruments);
        }
        if (role == Role.API) {
            return Objects.requireNonNull(readSide).topology(inHand);
        }
        return role == Role.INTAKE
                ? IntakeTopology.build(config, instruments, brokers, slowed)
                : EngineTopology.build(config, instruments, setAside, DecisionsOnRecord.of(config));
    }

    private static Set<String> sources(Topology topology) {
        return topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Source.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Source) node).topicSet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
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

    /** The topics that it reads. */
    Set<String> topics() {
        return topics;
    }

    /** Records that wait to be read; -1 when not known. */
    long lag() {
        return streams.state().isRunningOrRebalancing()
                ? Lag.of(streams.metrics().values(), read(topic -> true))
                : -1;
    }

    /** Records of a topic that wait to be read in the partitions of which that is known; -1 when it is of none. */
    long lag(String topic) {
        return streams.state().isRunningOrRebalancing()
                ? Lag.ofKnown(streams.metrics().values(), read(topic::equals))
                : -1;
    }

    private List<TopicPartition> read(Predicate<String> topic) {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(partition -> topic.test(partition.topic()))
                .toList();
    }

    /** Records of changelogs that it has still to read before it works. */
    long restoreLeft() {
        return restore.left();
    }

    /** The experiments that it has set aside. */
    List<String> setAside() {
        return setAside.experiments();
    }

    /** The experiments whose reports wait in it. */
    List<Slowed.Of> slowed() {
        return slowed.experiments();
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
        clients.close();
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
