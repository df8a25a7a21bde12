package dev.temper.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.chronicle.Chronicles;
import dev.temper.console.fold.ConsoleTopology;
import dev.temper.console.fold.ReadListener.Standing;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.progress.InHand;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the role keeps of an experiment goes when its data are deleted, and it still knows so after a restart. */
final class ErasedInConsoleTest {
    private static final String ID = "faulty-3";
    private static final long LATER = Long.MAX_VALUE / 4;

    @TempDir
    Path directory;

    private final Catalogue catalogue = new Catalogue();
    private final List<JournalEntry> entries = new ArrayList<>();
    private OptimizerConfig config;

    @BeforeEach
    void entries() {
        config = OptimizerConfig.of(Map.of(
                "bootstrap.servers", "unused:1",
                "schema.registry.url", "mock://console",
                "state.dir", directory.toString(),
                "partitions", "1",
                "roles", "api"));
        entries.addAll(Simulation.play(Scenarios.faulty(3)).journal());
        entries.add(by(1, new Event.ExperimentAnnotated("seen", List.of("paper"))));
        entries.add(by(2, new Event.ExperimentArchived("done")));
        entries.add(by(3, new Event.ExperimentErased("no use")));
    }

    private static JournalEntry by(long number, Event event) {
        return new JournalEntry(new EventId("user by hand", number), LATER + number, event);
    }

    private TopologyTestDriver driver(Catalogue told) {
        return new TopologyTestDriver(
                ConsoleTopology.build(config, new Chronicles(4, 1_000_000), told, new InHand()),
                StreamsSettings.of(config, Role.API));
    }

    private void append(TopologyTestDriver driver, Topic topic, SpecificRecord record) {
        try (Serde<SpecificRecord> serde = RecordSerde.of(config)) {
            driver.createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(
                            ID.getBytes(StandardCharsets.UTF_8),
                            serde.serializer().serialize(topic.topicName(), record),
                            LATER);
        }
    }

    private void append(TopologyTestDriver driver, List<JournalEntry> some) {
        for (JournalEntry entry : some) {
            append(driver, Topic.JOURNAL, EventCodec.encode(ID, entry, "temper.metrics", 0, 1));
        }
    }

    private static DeadLetter letter() {
        ByteBuffer key = ByteBuffer.wrap(ID.getBytes(StandardCharsets.UTF_8));
        return new DeadLetter("MALFORMED", "no Avro", "intake", "temper.metrics", 0, 7L, 5L, key, null);
    }

    private static <K, V> Map<K, V> rows(KeyValueStore<K, V> store) {
        Map<K, V> rows = new HashMap<>();
        try (KeyValueIterator<K, V> all = store.all()) {
            all.forEachRemaining(row -> rows.put(row.key, row.value));
        }
        return rows;
    }

    @Test
    void itsLinesItsLettersAndItsPlaceInTheListGo() {
        try (TopologyTestDriver driver = driver(catalogue)) {
            append(driver, Topic.DEAD_LETTERS, letter());
            append(driver, entries.subList(0, entries.size() - 1));
            ExperimentSummary archived = Objects.requireNonNull(catalogue.of(ID));
            assertThat(archived.notes()).isEqualTo("seen");
            assertThat(archived.tags()).containsExactly("paper");
            append(driver, entries.subList(entries.size() - 1, entries.size()));
            driver.advanceWallClockTime(Duration.ofSeconds(10));
            assertThat(rows(driver.getKeyValueStore("console-journal"))).isEmpty();
            assertThat(rows(driver.getKeyValueStore("console-letters"))).isEmpty();
            assertThat(catalogue.all()).isEmpty();
            assertThat(catalogue.letters()).isEmpty();
            Grave grave = Objects.requireNonNull(catalogue.grave(ID));
            assertThat(grave.problem(410).detail()).contains("was deleted on", ": no use. Its id is never used again");
        }
    }

    /** The last lines come again when the role was killed before it had committed them, and then refusals. */
    @Test
    void whatComesLaterIsNotTakenAndWhatIsKeptOfItIsReadAgain() {
        try (TopologyTestDriver driver = driver(catalogue)) {
            append(driver, entries);
            append(driver, entries.subList(entries.size() - 2, entries.size()));
            append(driver, List.of(by(4, new Event.ExperimentAnnotated("too late", List.of()))));
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            assertThat(rows(driver.getKeyValueStore("console-journal"))).isEmpty();
            Map<String, byte[]> kept = rows(driver.getKeyValueStore("console-list"));
            Catalogue restarted = new Catalogue();
            assertThat(restarted.remembered(ID, Objects.requireNonNull(kept.get(ID))))
                    .isEqualTo(Standing.ERASED);
            assertThat(restarted.grave(ID)).isNotNull().isEqualTo(catalogue.grave(ID));
            assertThat(restarted.all()).isEmpty();
        }
    }
}
