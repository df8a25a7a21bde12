package dev.temper.stream.intake;

import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.meter.AgentTally;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.Slowed;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Intake as a topology, at least once:
 *
 * <pre>
 * experiments, agents, metrics, proposals ─► turn ─► read ─► admit ─► verify ─► watch ─► append ─► journal
 *                               decisions ─►          │  ╲──────────────────────╱ │
 *                                                     ╰──────────► refuse ◄───────╯ (from read to watch) ─► dead-letters
 * </pre>
 *
 * Topics are read and written as bytes, and decoded inside, so that a record that cannot be decoded is refused like any
 * other. Each input record becomes one journal entry, one dead letter, or is absorbed; one whose turn it is not yet waits.
 */
public final class IntakeTopology {
    static final String TURN = "turn";
    static final String READ = "read";
    static final String ADMIT = "admit";
    static final String VERIFY = "verify";
    static final String WATCH = "watch";
    static final String APPEND = "append";
    static final String REFUSE = "refuse";

    private IntakeTopology() {}

    /** Intake as the settings want it; the other parameters are those of the other method. */
    public static Topology build(OptimizerConfig config, Instruments instruments, Brokers brokers, Slowed slowed) {
        return build(
                () -> RecordSerde.of(config),
                config.partitions(),
                config.signedReports(),
                instruments,
                brokers,
                slowed);
    }

    /**
     * Intake on given serdes.
     *
     * @param serdes makes a configured serde, which intake closes
     * @param partitions how many each topic has
     * @param signed whether to refuse reports that are not signed
     * @param instruments it is watched with
     * @param brokers what they tell of a partition
     * @param slowed told of the experiments whose reports wait
     */
    public static Topology build(
            Supplier<Serde<SpecificRecord>> serdes,
            int partitions,
            boolean signed,
            Instruments instruments,
            Brokers brokers,
            Slowed slowed) {
        AgentTally tally = new AgentTally(instruments.meters());
        Supplier<RecordBytes> bytes = () -> new RecordBytes(serdes.get(), RecordBytes.PATIENCE);
        Topology topology = new Topology();
        source(topology, Topic.EXPERIMENTS);
        source(topology, Topic.AGENTS);
        source(topology, Topic.METRICS);
        source(topology, Topic.PROPOSALS);
        source(topology, Topic.DECISIONS);
        topology.addProcessor(
                TURN,
                () -> new TurnProcessor(brokers::backlog, slowed, bytes.get()),
                Topic.EXPERIMENTS.topicName(),
                Topic.AGENTS.topicName(),
                Topic.METRICS.topicName(),
                Topic.PROPOSALS.topicName(),
                Topic.DECISIONS.topicName());
        topology.addProcessor(READ, () -> new ReadProcessor(bytes.get(), partitions, instruments), TURN);
        topology.addProcessor(ADMIT, AdmitProcessor::new, READ);
        topology.addProcessor(VERIFY, () -> new VerifyProcessor(signed), ADMIT);
        topology.addProcessor(
                WATCH,
                () -> new WatchProcessor(brokers::takes, slowed::isSlowed, bytes.get(), tally, instruments.meters()),
                READ,
                VERIFY);
        topology.addProcessor(APPEND, () -> new AppendProcessor(bytes.get(), instruments.tracing()), WATCH);
        topology.addProcessor(
                REFUSE, () -> new RefuseProcessor(bytes.get(), instruments.meters()), READ, ADMIT, VERIFY, WATCH);
        for (StoreBuilder<?> store : Stores.builders()) {
            topology.addStateStore(store, WATCH);
        }
        topology.addStateStore(Stores.waiting(), TURN);
        topology.connectProcessorAndStateStores(ADMIT, Stores.EXPERIMENTS, Stores.OFFERS);
        topology.connectProcessorAndStateStores(VERIFY, Stores.SESSIONS, Stores.AGENTS);
        sink(topology, Topic.JOURNAL, APPEND);
        sink(topology, Topic.DEAD_LETTERS, REFUSE);
        return topology;
    }

    private static void source(Topology topology, Topic topic) {
        topology.addSource(
                topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.topicName());
    }

    private static void sink(Topology topology, Topic topic, String from) {
        topology.addSink(
                topic.topicName(), topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer(), from);
    }
}
