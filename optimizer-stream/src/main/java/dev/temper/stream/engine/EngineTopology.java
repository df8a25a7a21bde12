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

    /**
     * The topology. Bytes go in and out: records are decoded where a bad one can be dealt with.
     *
     * @param instruments it is watched with
     * @param setAside told of the experiments that are set aside
     */
    public static Topology build(OptimizerConfig config, Instruments instruments, SetAside setAside) {
        EngineBooks books = EngineBooks.of(setAside, instruments.meters());
        Topology topology = new Topology();
        topology.addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topic.JOURNAL.topicName());
        topology.addProcessor(
                PROCESSOR, () -> new EngineProcessor(config, ExperimentMachine::step, instruments, books), SOURCE);
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
