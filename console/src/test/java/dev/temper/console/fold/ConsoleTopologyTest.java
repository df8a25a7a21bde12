package dev.temper.console.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Chronicles;
import dev.temper.console.chronicle.Line;
import dev.temper.console.chronicle.Lines;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.progress.InHand;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsoleTopologyTest {
    @TempDir
    Path directory;

    private OptimizerConfig config() {
        return OptimizerConfig.of(Map.of(
                "bootstrap.servers", "unused:1",
                "schema.registry.url", "mock://console",
                "state.dir", directory.toString(),
                "partitions", "1",
                "roles", "api"));
    }

    /** What the role tells. */
    private static final class Told implements ReadListener {
        private final Map<String, Long> sequences = new TreeMap<>();
        private final Map<String, String> remembered = new TreeMap<>();
        private final List<Letter> letters = new ArrayList<>();

        @Override
        public void changed(Chronicle chronicle) {
            sequences.put(chronicle.experiment(), chronicle.sequence());
        }

        @Override
        public byte @Nullable [] kept(Chronicle chronicle) {
            return Long.toString(chronicle.sequence()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Standing remembered(String experiment, byte[] kept) {
            remembered.put(experiment, new String(kept, StandardCharsets.UTF_8));
            return Standing.LIVE;
        }

        @Override
        public int erasures() {
            return 0;
        }

        @Override
        public boolean isErased(Letter letter) {
            return false;
        }

        @Override
        public void letter(Letter letter) {
            letters.add(letter);
        }
    }

    @Test
    void aKilledRoleComesBackWithTheSameAnswers() {
        List<Line> lines = Lines.readable(Lines.of(Simulation.play(Scenarios.faulty(3))));
        Told before = new Told();
        Chronicles first = new Chronicles(4, 1_000_000);
        Map<Bytes, byte[]> rows = new TreeMap<>();
        try (TopologyTestDriver driver = driver(first, before)) {
            append(driver, lines);
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            try (KeyValueIterator<Bytes, byte[]> all = rows(driver).all()) {
                all.forEachRemaining(row -> rows.put(row.key, row.value));
            }
        }
        assertThat(rows).hasSize(lines.size());
        Chronicle whole = first.read(Lines.EXPERIMENT, chronicle -> chronicle);
        assertThat(before.sequences).containsEntry(Lines.EXPERIMENT, whole.sequence());
        Told after = new Told();
        Chronicles second = new Chronicles(4, 1_000_000);
        try (TopologyTestDriver driver = driver(second, after)) {
            rows.forEach(rows(driver)::put); // as restored from the changelog
            append(driver, lines.subList(0, 5)); // not committed before: read again
            Chronicle again = second.read(Lines.EXPERIMENT, chronicle -> chronicle);
            assertThat(again.decisions()).isEqualTo(whole.decisions());
            assertThat(again.state()).isEqualTo(whole.state());
            try (KeyValueIterator<Bytes, byte[]> all = rows(driver).all()) {
                assertThat(all).toIterable().hasSize(lines.size());
            }
        }
    }

    @Test
    void whatCannotBeReadIsLeftOutAsByTheEngine() {
        Told told = new Told();
        Chronicles chronicles = new Chronicles(4, 1_000_000);
        try (TopologyTestDriver driver = driver(chronicles, told)) {
            input(driver, Topic.JOURNAL).pipeInput("x".getBytes(StandardCharsets.UTF_8), new byte[] {9, 9});
            assertThat(rows(driver).approximateNumEntries()).isZero();
        }
    }

    @Test
    void theLastDeadLettersAreKept() {
        Told told = new Told();
        try (TopologyTestDriver driver = driver(new Chronicles(4, 1_000_000), told);
                Serde<SpecificRecord> serde = RecordSerde.of(config())) {
            DeadLetter letter =
                    new DeadLetter("MALFORMED", "no Avro", "intake", "temper.metrics", 0, 7L, 5L, null, null);
            byte[] value = serde.serializer().serialize(Topic.DEAD_LETTERS.topicName(), letter);
            for (int i = 0; i < 600; i++) {
                input(driver, Topic.DEAD_LETTERS).pipeInput("x".getBytes(StandardCharsets.UTF_8), value);
            }
            assertThat(told.letters)
                    .hasSize(600)
                    .first()
                    .satisfies(first -> assertThat(first.said()).isEqualTo(letter));
            KeyValueStore<Bytes, byte[]> kept = driver.getKeyValueStore(ConsoleTopology.LETTERS);
            List<Bytes> keys = new ArrayList<>();
            try (KeyValueIterator<Bytes, byte[]> all = kept.all()) {
                all.forEachRemaining(row -> keys.add(row.key));
            }
            assertThat(keys).hasSize(500);
        }
    }

    /** What stands there under another's name, and what is gone, is not shown. */
    @Test
    void theViewsAreThoseOfTheTopic() {
        try (TopologyTestDriver driver = driver(new Chronicles(4, 1_000_000), new Told());
                Serde<SpecificRecord> serde = RecordSerde.of(config())) {
            TestInputTopic<byte[], byte[]> views = input(driver, Topic.VIEWS);
            for (int trial : new int[] {1, 2, 10}) {
                views.pipeInput(
                        bytes(ViewKey.of("a", trial).text()),
                        serde.serializer().serialize(Topic.VIEWS.topicName(), trial("a", trial)));
            }
            views.pipeInput(
                    bytes(ViewKey.of("ab", 1).text()),
                    serde.serializer().serialize(Topic.VIEWS.topicName(), trial("ab", 1)));
            views.pipeInput(bytes(ViewKey.of("a", 3).text()), bytes("no record"));
            views.pipeInput(bytes(ViewKey.of("a", 2).text()), (byte[]) null);
            KeyValueStore<Bytes, byte[]> rows = driver.getKeyValueStore(ConsoleTopology.VIEWS);
            PublishedViews read =
                    new PublishedViews(rows, new RecordBytes(RecordSerde.of(config()), RecordBytes.PATIENCE));
            assertThat(read.experiment("a")).isNull();
            assertThat(read.trials("a")).extracting(TrialView::getTrial).containsExactlyInAnyOrder(1, 10);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TrialView trial(String experiment, int number) {
        return TrialView.newBuilder()
                .setExperiment(experiment)
                .setTrial(number)
                .setSequence(1)
                .setStatus(TrialStatus.RUNNING)
                .setParameters(List.of())
                .setBracket(0)
                .setRung(0)
                .setEpoch(0)
                .setTargetEpoch(1)
                .setFailures(0)
                .setLosses(0)
                .setCostMicros(0)
                .build();
    }

    private TopologyTestDriver driver(Chronicles chronicles, ReadListener listener) {
        return new TopologyTestDriver(
                ConsoleTopology.build(config(), chronicles, listener, new InHand()),
                StreamsSettings.of(config(), Role.API));
    }

    private static KeyValueStore<Bytes, byte[]> rows(TopologyTestDriver driver) {
        return driver.getKeyValueStore(ConsoleTopology.JOURNAL);
    }

    private static TestInputTopic<byte[], byte[]> input(TopologyTestDriver driver, Topic topic) {
        return driver.createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void append(TopologyTestDriver driver, List<Line> lines) {
        assertThat(ViewKey.partition(Lines.EXPERIMENT, 1)).isZero();
        try (Serde<SpecificRecord> serde = RecordSerde.of(config())) {
            TestInputTopic<byte[], byte[]> journal = input(driver, Topic.JOURNAL);
            for (Line line : lines) {
                journal.pipeInput(
                        Lines.EXPERIMENT.getBytes(StandardCharsets.UTF_8),
                        serde.serializer().serialize(Topic.JOURNAL.topicName(), line.record()));
            }
        }
    }
}
