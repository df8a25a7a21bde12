package dev.temper.stream.hostile;

import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.intake.AttentiveBrokers;
import dev.temper.stream.intake.IntakeTopology;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.InHand;
import dev.temper.stream.progress.Slowed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Intake's topology: each record is in the journal, a dead letter, or absorbed by a rule that says so. */
final class Intake implements AutoCloseable {
    private static final long START = 1_700_000_000_000L;
    private static final Instant LATEST = Instant.ofEpochMilli(START).plus(Duration.ofDays(1));

    /** What became of a record. */
    enum Fate {
        JOURNALED,
        DEAD_LETTER,
        ABSORBED
    }

    private final Instruments instruments = new Instruments(new InHand(), new SimpleMeterRegistry(), Tracing.OFF);
    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topic.class);
    private final TestOutputTopic<byte[], byte[]> journal;
    private final TestOutputTopic<byte[], byte[]> letters;
    private final List<KeyValue<byte[], byte[]>> appended = new ArrayList<>();

    Intake(Path directory) {
        OptimizerConfig config = Engine.config(directory, 10);
        driver = new TopologyTestDriver(
                IntakeTopology.build(config, instruments, new AttentiveBrokers(), new Slowed()),
                StreamsSettings.of(config, Role.INTAKE),
                Instant.ofEpochMilli(START));
        journal = driver.createOutputTopic(
                Topic.JOURNAL.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        letters = driver.createOutputTopic(
                Topic.DEAD_LETTERS.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Takes a record; fails when it is lost, or becomes two. */
    Fate take(Object what, Topic topic, byte @Nullable [] key, byte @Nullable [] value) {
        inputs.computeIfAbsent(
                        topic,
                        one -> driver.createInputTopic(
                                one.topicName(), new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(key, value, START);
        List<KeyValue<byte[], byte[]>> taken = journaled();
        List<byte[]> refused = letters.readRecordsToList().stream()
                .map(record -> Wire.sendable(record, LATEST))
                .toList();
        appended.addAll(taken);
        for (byte[] bytes : refused) {
            DeadLetter letter = (DeadLetter) Wire.read(Topic.DEAD_LETTERS, bytes);
            if (letter.getReason().equals("INTERNAL")) {
                throw new AssertionError(what + ": no check names its reason: " + letter);
            }
        }
        if (taken.size() + refused.size() == 1) {
            return refused.isEmpty() ? Fate.JOURNALED : Fate.DEAD_LETTER;
        }
        if (taken.isEmpty() && refused.isEmpty() && isAbsorbed(topic, value)) {
            return Fate.ABSORBED;
        }
        throw new AssertionError(what + ": " + taken.size() + " records in the journal, and dead letters "
                + refused.stream()
                        .map(bytes -> Wire.read(Topic.DEAD_LETTERS, bytes))
                        .toList());
    }

    /** Signs of life, offers that are repeated, and decisions are taken note of and go nowhere. */
    private static boolean isAbsorbed(Topic topic, byte @Nullable [] value) {
        if (topic == Topic.DECISIONS) {
            return true;
        }
        SpecificRecord record = value == null ? null : Wire.read(topic, value);
        return record instanceof AgentHeartbeat || record instanceof SlotOffered;
    }

    private List<KeyValue<byte[], byte[]>> journaled() {
        return journal.readRecordsToList().stream()
                .map(record -> KeyValue.pair(record.key(), Wire.sendable(record, LATEST)))
                .toList();
    }

    /** What was appended to the journal since the last call. */
    List<KeyValue<byte[], byte[]>> appended() {
        List<KeyValue<byte[], byte[]>> all = List.copyOf(appended);
        appended.clear();
        return all;
    }

    /** How many dead letters the metrics count. */
    double refusals() {
        return instruments.meters().find("temper.dead.letters").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** All that the stores hold, but for what they remember of offers to experiments that nobody created. */
    List<String> state() {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, StateStore> store : new TreeMap<>(driver.getAllStateStores()).entrySet()) {
            try (KeyValueIterator<String, Object> entries =
                    driver.<String, Object>getKeyValueStore(store.getKey()).all()) {
                entries.forEachRemaining(entry -> all.add(store.getKey() + " " + entry));
            }
        }
        all.removeIf(entry -> entry.contains("REFUSED"));
        return all;
    }

    /** Time passes, and silence is told. */
    void pass(Duration time) {
        for (long left = time.toMillis(); left > 0; left -= 500) {
            driver.advanceWallClockTime(Duration.ofMillis(500));
        }
        appended.addAll(journaled());
    }

    @Override
    public void close() {
        driver.close();
    }
}
