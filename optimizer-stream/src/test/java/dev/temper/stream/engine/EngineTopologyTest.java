package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.SetAside;
import dev.temper.stream.views.SteeringAct;
import dev.temper.stream.views.ViewMaker;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole topology with the settings of production, but for the brokers. */
class EngineTopologyTest {
    @TempDir
    Path directory;

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> journal;

    @BeforeEach
    void start() {
        var config = Journals.config(Map.of("state.dir", directory.toString()));
        driver = new TopologyTestDriver(
                EngineTopology.build(config, Instruments.unread(), new SetAside()),
                StreamsSettings.of(config, Role.ENGINE));
        journal = driver.createInputTopic(
                Topic.JOURNAL.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 18})
    void theDecisionsAreThoseOfTheFold(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        pipe(played);
        assertThat(output(Topic.DECISIONS).readValuesToList().stream().map(Journals::text))
                .isEqualTo(Journals.expected(played));
        assertThat(output(Topic.DEAD_LETTERS).isEmpty()).isTrue();
    }

    @Test
    void decisionsAndViewsHaveTheExperimentAsKey() {
        Played played = Simulation.play(Scenarios.faulty(1));
        pipe(played);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(output(Topic.DECISIONS).readKeyValuesToList())
                .allSatisfy(decision -> assertThat(text(decision.key)).isEqualTo(Journals.id(played)));
        assertThat(output(Topic.VIEWS).readKeyValuesToMap().keySet().stream().map(EngineTopologyTest::text))
                .allSatisfy(key -> assertThat(key).matches(Journals.id(played) + "(/trial/[1-9][0-9]*)?"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 18})
    void theLastViewsAreOfTheLastState(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        Map<String, SpecificRecord> views = new TreeMap<>();
        List<JournalEntry> entries = played.journal();
        for (int i = 0; i < entries.size(); i++) {
            pipe(Journals.id(played), entries.get(i), i);
            if (i % 7 == 0) {
                driver.advanceWallClockTime(Duration.ofMillis(200));
            }
        }
        driver.advanceWallClockTime(Duration.ofMillis(200));
        output(Topic.VIEWS)
                .readKeyValuesToList()
                .forEach(view -> views.put(text(view.key), Journals.read(Topic.VIEWS, view.value)));

        ExperimentDefinition definition =
                Objects.requireNonNull(played.last().header().definition());
        assertThat(views.remove(Journals.id(played)))
                .isEqualTo(ViewMaker.experiment(definition, played.last(), asked(entries)));
        assertThat(views).hasSize(played.last().trials().size());
        assertThat(ViewMaker.experiment(definition, played.last())
                        .getParetoTrials()
                        .isEmpty())
                .as("seed 18 has two objectives")
                .isEqualTo(seed != 18);
        played.last().trials().forEach(trial -> {
            TrialView view =
                    (TrialView) Objects.requireNonNull(views.get(Journals.id(played) + "/trial/" + trial.key()));
            TrialView expected = ViewMaker.trial(Journals.id(played), played.last(), trial.value());
            assertThat(view.getSequence()).isBetween(1L, expected.getSequence());
            // A trial's view bears the sequence at which it was made, and a later one does not change the trial.
            expected.put("sequence", view.getSequence());
            assertThat(view).isEqualTo(expected);
        });
    }

    /** What was asked by hand, the last 20. */
    private static List<SteeringAct> asked(List<JournalEntry> entries) {
        List<SteeringAct> acts = new ArrayList<>();
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : entries) {
            ExperimentState after = GuardedStep.of(state, entry).step().state();
            SteeringAct act = SteeringAct.of(state, entry, after);
            if (act != null) {
                acts.add(act);
            }
            state = after;
        }
        return acts.subList(Math.max(0, acts.size() - 20), acts.size());
    }

    @Test
    void viewsAreCoalesced() {
        Played played = Simulation.play(Scenarios.faulty(1));
        pipe(played);
        driver.advanceWallClockTime(Duration.ofMillis(200));
        driver.advanceWallClockTime(Duration.ofMillis(200));
        List<SpecificRecord> views = new ArrayList<>();
        output(Topic.VIEWS).readValuesToList().forEach(view -> views.add(Journals.read(Topic.VIEWS, view)));
        assertThat(views).filteredOn(ExperimentView.class::isInstance).hasSize(1);
        assertThat(views)
                .filteredOn(TrialView.class::isInstance)
                .hasSize(played.last().trials().size());
    }

    @Test
    void aPoisonRecordBecomesADeadLetterAndStopsNothing() {
        Played played = Simulation.play(Scenarios.faulty(2));
        byte[] key = Journals.id(played).getBytes(StandardCharsets.UTF_8);
        byte[] good = Journals.record(Journals.id(played), played.journal().get(0), 0);
        byte[] cut = java.util.Arrays.copyOf(good, good.length - 3);
        byte[] unknownSchema = good.clone();
        unknownSchema[1] = 99;
        byte[] noOrigin = Journals.bytes(
                Topic.JOURNAL, new ExperimentPaused(new EventHeader(Journals.id(played), "p", 1L, null), null));
        journal.pipeInput(key, new byte[] {1, 2, 3});
        journal.pipeInput(key, cut);
        journal.pipeInput(key, unknownSchema);
        journal.pipeInput(key, noOrigin);
        journal.pipeInput("another".getBytes(StandardCharsets.UTF_8), good);
        pipe(played);

        assertThat(output(Topic.DEAD_LETTERS).readValuesToList().stream()
                        .map(letter -> (DeadLetter) Journals.read(Topic.DEAD_LETTERS, letter)))
                .extracting(DeadLetter::getReason)
                .containsExactly("MALFORMED", "MALFORMED", "UNKNOWN_SCHEMA", "INVALID_EVENT", "KEY_MISMATCH");
        assertThat(output(Topic.DECISIONS).readValuesToList().stream().map(Journals::text))
                .isEqualTo(Journals.expected(played));
    }

    @Test
    void aDeadLetterHoldsWhereAndWhatTheRecordWas() {
        byte[] bad = {0, 0, 0};
        journal.pipeInput("digits".getBytes(StandardCharsets.UTF_8), bad, 1_234L);
        DeadLetter letter = (DeadLetter)
                Journals.read(Topic.DEAD_LETTERS, output(Topic.DEAD_LETTERS).readValue());
        assertThat(letter.getStage()).isEqualTo("engine");
        assertThat(letter.getTopic()).isEqualTo("temper.journal");
        assertThat(letter.getOffset()).isZero();
        assertThat(letter.getTimestamp()).isEqualTo(1_234);
        assertThat(letter.getValue().array()).isEqualTo(bad);
    }

    private void pipe(Played played) {
        for (int i = 0; i < played.journal().size(); i++) {
            pipe(Journals.id(played), played.journal().get(i), i);
        }
    }

    private void pipe(String experiment, JournalEntry entry, long offset) {
        journal.pipeInput(experiment.getBytes(StandardCharsets.UTF_8), Journals.record(experiment, entry, offset));
    }

    private TestOutputTopic<byte[], byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
