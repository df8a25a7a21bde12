package dev.temper.console.fold;

import dev.temper.console.chronicle.Chronicles;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.progress.InHand;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology of the role api, at least once: {@code temper.journal} to the rows of each experiment's journal and to the
 * chronicles, {@code temper.dead-letters} to the last of them, {@code temper.views} as it is. It writes to no topic but its stores' own.
 */
public final class ConsoleTopology {
    /** Store of the journal by experiment; part of a changelog's name, so it never changes. */
    public static final String JOURNAL = "console-journal";

    /** Store of what is kept of each experiment for a list; part of a changelog's name, so it never changes. */
    static final String LIST = "console-list";

    /** Store of the last dead letters; part of a changelog's name, so it never changes. */
    static final String LETTERS = "console-letters";

    /** Store of the views; the topic itself is its changelog. */
    static final String VIEWS = "console-views";

    private ConsoleTopology() {}

    /**
     * The topology.
     *
     * @param inHand told of each event while it is worked on
     */
    public static Topology build(OptimizerConfig config, Chronicles chronicles, ReadListener listener, InHand inHand) {
        Topology topology = new Topology();
        source(topology, "journal", Topic.JOURNAL);
        topology.addProcessor(
                "chronicles", () -> new ChronicleProcessor(config, chronicles, listener, inHand), "journal");
        topology.addStateStore(store(JOURNAL), "chronicles");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(LIST), Serdes.String(), Serdes.ByteArray())
                        .withCachingDisabled() // what is in a cache is lost by a kill
                        .withLoggingEnabled(Map.of()),
                "chronicles");
        source(topology, "dead-letters", Topic.DEAD_LETTERS);
        topology.addProcessor("letters", () -> new LetterProcessor(config, listener), "dead-letters");
        topology.addStateStore(store(LETTERS), "letters");
        topology.addReadOnlyStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(VIEWS), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                "views",
                new BytesDeserializer(),
                new ByteArrayDeserializer(),
                Topic.VIEWS.topicName(),
                "view-rows",
                ViewProcessor::new);
        return topology;
    }

    private static void source(Topology topology, String name, Topic topic) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.topicName());
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
