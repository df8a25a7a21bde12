package dev.temper.stream.engine;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.testkit.Played;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** What the engine's tests share: settings for one partition, and simulated journals as bytes. */
final class Journals {
    static final OptimizerConfig CONFIG = config(Map.of());
    private static final Serde<SpecificRecord> SERDE = RecordSerde.of(CONFIG);

    private Journals() {}

    static OptimizerConfig config(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "bootstrap.servers", "none:1",
                "schema.registry.url", "mock://engine",
                "state.dir", "target/state",
                "partitions", "1"));
        settings.putAll(more);
        return OptimizerConfig.of(settings);
    }

    static byte[] record(String experiment, JournalEntry entry, long offset) {
        return bytes(Topic.JOURNAL, EventCodec.encode(experiment, entry, Topic.METRICS.topicName(), 0, offset));
    }

    static byte[] bytes(Topic topic, SpecificRecord record) {
        byte[] bytes = SERDE.serializer().serialize(topic.topicName(), record);
        if (bytes == null) {
            throw new AssertionError("a record has bytes");
        }
        return bytes;
    }

    static SpecificRecord read(Topic topic, byte[] bytes) {
        return SERDE.deserializer().deserialize(topic.topicName(), bytes);
    }

    /** The decisions that the journal must give, as the bytes that must be sent. */
    static List<String> expected(Played played) {
        List<String> expected = new ArrayList<>();
        for (Decision decision : played.allDecisions()) {
            expected.add(text(bytes(Topic.DECISIONS, DecisionCodec.encode(id(played), decision))));
        }
        return expected;
    }

    static String id(Played played) {
        return played.scenario().definition().id();
    }

    /** Bytes as something that a failed test can show. */
    static String text(byte[] decision) {
        return read(Topic.DECISIONS, decision) + " " + java.util.HexFormat.of().formatHex(decision);
    }
}
