package dev.temper.stream.engine;

import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.SetAside;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/** The engine's topology: {@code temper.journal} to one processor with one store, to decisions, views, dead letters. */
public final class EngineTopology {
    /** Its store of rows; part of a changelog's name, so it never changes. */
    public static final String STORE = "experiments";

    private static final String SOURCE = "journal";
    private static final String PROCESSOR = "engine";

    private EngineTopology() {}

    /** The topology where nothing was decided before the state was begun; the parameters are those of the other method. */
    public static Topology build(OptimizerConfig config, Instruments instruments, SetAside setAside) {
        return build(config, instruments, setAside, DecisionsOnRecord.NONE);
    }

    /**
     * The topology. Bytes go in and out: records are decoded where a bad one can be dealt with.
     *
     * @param instruments it is watched with
     * @param setAside told of the experiments that are set aside
     * @param onRecord decisions that are not sent again when the journal is folded into an empty state
     */
    public static Topology build(
            OptimizerConfig config, Instruments instruments, SetAside setAside, DecisionsOnRecord onRecord) {
        EngineBooks books = EngineBooks.of(setAside, instruments.meters());
        Topology topology = new Topology();
        topology.addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topic.JOURNAL.topicName());
        topology.addProcessor(
                PROCESSOR,
                () -> new EngineProcessor(config, ExperimentMachine::step, instruments, books, onRecord),
                SOURCE);
        topology.addStateStore(ExperimentFold.store(STORE), PROCESSOR);
        addSink(topology, Topic.DECISIONS);
        addSink(topology, Topic.DEAD_LETTERS);
        topology.addSink(
                sink(Topic.VIEWS),
                Topic.VIEWS.topicName(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                (topic, key, value, partitions) ->
                        Optional.of(Set.of(viewKey(key).partition(partitions))),
                PROCESSOR);
        return topology;
    }

    static String sink(Topic topic) {
        return topic.topicName();
    }

    private static void addSink(Topology topology, Topic topic) {
        topology.addSink(
                sink(topic), topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer(), PROCESSOR);
    }

    private static ViewKey viewKey(byte[] key) {
        return ViewKey.parse(new String(key, StandardCharsets.UTF_8));
    }
}
