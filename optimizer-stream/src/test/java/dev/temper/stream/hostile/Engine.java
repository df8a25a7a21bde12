package dev.temper.stream.hostile;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.engine.EngineTopology;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.InHand;
import dev.temper.stream.progress.SetAside;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/**
 * The engine's topology, and beside it the fold that a replay makes: whatever the journal brings, the two agree, and
 * each record is folded, known already, or a dead letter.
 */
final class Engine implements AutoCloseable {
    /** What became of a record. */
    enum Fate {
        TAKEN,
        REPEAT,
        DEAD_LETTER
    }

    private static final Instant NOW = Instant.ofEpochMilli(4_000_000_000_000L);

    private final Instruments instruments = new Instruments(new InHand(), new SimpleMeterRegistry(), Tracing.OFF);
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> journal;
    private final TestOutputTopic<byte[], byte[]> decisions;
    private final TestOutputTopic<byte[], byte[]> letters;
    private final TestOutputTopic<byte[], byte[]> views;
    private final Map<String, ExperimentState> folded = new HashMap<>();
    private List<SpecificRecord> decided = List.of();
    private @Nullable DeadLetter letter;

    Engine(Path directory, int cached) {
        OptimizerConfig config = config(directory, cached);
        driver = new TopologyTestDriver(
                EngineTopology.build(config, instruments, new SetAside()),
                StreamsSettings.of(config, Role.ENGINE),
                NOW);
        journal = driver.createInputTopic(
                Topic.JOURNAL.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
        decisions = output(Topic.DECISIONS);
        letters = output(Topic.DEAD_LETTERS);
        views = output(Topic.VIEWS);
    }

    static OptimizerConfig config(Path directory, int cached) {
        return OptimizerConfig.of(Map.of(
                "bootstrap.servers",
                "none:1",
                "schema.registry.url",
                Wire.REGISTRY,
                "state.dir",
                directory.toString(),
                "partitions",
                "1",
                "engine.cache.experiments",
                String.valueOf(cached)));
    }

    private TestOutputTopic<byte[], byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<byte[]> values(TestOutputTopic<byte[], byte[]> topic) {
        return topic.readRecordsToList().stream()
                .map(record -> Wire.sendable(record, NOW.plus(Duration.ofDays(1))))
                .toList();
    }

    /** Takes a record of the journal; fails when the engine does otherwise than a replay would. */
    Fate take(Object what, byte @Nullable [] key, byte @Nullable [] value) {
        journal.pipeInput(key, value, 1_700_000_000_000L);
        List<byte[]> sent = values(decisions);
        List<byte[]> refused = values(letters);
        decided = sent.stream().map(bytes -> Wire.read(Topic.DECISIONS, bytes)).toList();
        JournalEntry entry = entry(key, value);
        if (entry == null) {
            require(what, refused.size() == 1 && sent.isEmpty(), "one dead letter", refused, sent);
            letter = (DeadLetter) Wire.read(Topic.DEAD_LETTERS, refused.get(0));
            require(what, !letter.getReason().equals("INTERNAL"), "a reason", refused, sent);
            return Fate.DEAD_LETTER;
        }
        String experiment = new String(key, StandardCharsets.UTF_8);
        ExperimentState before = folded.getOrDefault(experiment, ExperimentState.empty());
        Step step = ExperimentMachine.step(before, entry);
        folded.put(experiment, step.state());
        List<byte[]> expected = new ArrayList<>();
        for (Decision decision : step.decisions()) {
            expected.add(Wire.bytes(Topic.DECISIONS, DecisionCodec.encode(experiment, decision)));
        }
        boolean same = expected.size() == sent.size();
        for (int i = 0; same && i < sent.size(); i++) {
            same = Arrays.equals(expected.get(i), sent.get(i));
        }
        require(what, refused.isEmpty() && same, "the decisions " + step.decisions(), refused, sent);
        return same(step.state(), before) ? Fate.REPEAT : Fate.TAKEN;
    }

    @SuppressWarnings("ReferenceEquality") // the same state: nothing changed
    private static boolean same(ExperimentState one, ExperimentState other) {
        return one == other;
    }

    /** The entry that a replay finds in a record; null for a dead letter. */
    private static @Nullable JournalEntry entry(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || value == null || value.length > EventCodec.LARGEST_RECORD) {
            return null;
        }
        try {
            SpecificRecord record = Wire.read(Topic.JOURNAL, value);
            boolean own = Topic.JOURNAL.carries(record.getClass())
                    && EventCodec.header(record).getExperiment().equals(new String(key, StandardCharsets.UTF_8));
            return own ? EventCodec.decode(record) : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** The last dead letter; null before the first. */
    @Nullable
    DeadLetter letter() {
        return letter;
    }

    /** What the last record led to. */
    List<SpecificRecord> decided() {
        return decided;
    }

    /** The state that the record's experiment has in a replay. */
    ExperimentState state(String experiment) {
        return folded.getOrDefault(experiment, ExperimentState.empty());
    }

    /** Lets the views be published; how many there were. */
    int publish() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        return values(views).size();
    }

    /** How many dead letters the metrics count. */
    double refusals() {
        return instruments.meters().find("temper.dead.letters").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void require(Object what, boolean holds, String expected, List<byte[]> refused, List<byte[]> sent) {
        if (!holds) {
            throw new AssertionError(what + ": expected " + expected + ", found dead letters "
                    + refused.stream()
                            .map(bytes -> Wire.read(Topic.DEAD_LETTERS, bytes))
                            .toList()
                    + " and decisions "
                    + sent.stream()
                            .map(bytes -> Wire.read(Topic.DECISIONS, bytes))
                            .toList());
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
