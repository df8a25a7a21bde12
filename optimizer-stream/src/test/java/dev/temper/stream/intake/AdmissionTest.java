package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.event.EventId;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentExtended;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.KeepRequested;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Origin;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.StopRequested;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.deadletter.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    private final IntakeKit intake = new IntakeKit();

    @BeforeEach
    void createExperiment() {
        intake.publish(Topic.EXPERIMENTS, Inputs.created(1));
        assertThat(intake.journal()).hasSize(1);
    }

    @AfterEach
    void nothingElseWasWritten() {
        assertThat(intake.journal()).isEmpty();
        assertThat(intake.deadLetters()).isEmpty();
        intake.close();
    }

    @Test
    void appendsAnEventWithItsOrigin() {
        intake.publish(Topic.METRICS, Inputs.metric(1, 1, 1, 1, Double.NaN));
        SpecificRecord entry = intake.journal().get(0);
        assertThat(EventCodec.header(entry).getOrigin())
                .isEqualTo(new Origin("temper.metrics", 0, 0L, IntakeKit.START));
        assertThat(EventCodec.stamp(entry, new Origin("", 0, 0L, 0L)))
                .isEqualTo(EventCodec.stamp(Inputs.metric(1, 1, 1, 1, Double.NaN), new Origin("", 0, 0L, 0L)));
    }

    @Test
    void pretendedOriginIsReplaced() {
        EventHeader header = new EventHeader("digits", "user", 5L, new Origin("elsewhere", 9, 9L, 9L));
        intake.publish(Topic.EXPERIMENTS, new ExperimentPaused(header));
        assertThat(EventCodec.header(intake.journal().get(0)).getOrigin())
                .isEqualTo(new Origin("temper.experiments", 0, 1L, IntakeKit.START));
    }

    @Test
    void deadLetterHoldsTheOriginalBytesAndWhereTheyWere() {
        byte[] key = {1, 2};
        byte[] value = {0, 0, 0, 99, 99, 7};
        intake.publish(Topic.METRICS, key, value);
        DeadLetter letter = onlyDeadLetter();
        assertThat(letter.getReason()).isEqualTo("UNKNOWN_SCHEMA");
        assertThat(letter.getStage()).isEqualTo("intake");
        assertThat(letter.getTopic()).isEqualTo("temper.metrics");
        assertThat(letter.getOffset()).isZero();
        assertThat(letter.getTimestamp()).isEqualTo(IntakeKit.START);
        assertThat(letter.getKey().array()).isEqualTo(key);
        assertThat(letter.getValue().array()).isEqualTo(value);
        assertThat(letter.getDetail()).contains("schema id 25443").contains("register the schema");
    }

    static Stream<Arguments> poison() {
        byte[] key = "digits".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of(key, null, "MALFORMED", "null"),
                Arguments.of(key, new byte[0], "MALFORMED", ""),
                Arguments.of(key, new byte[] {1, 0, 0, 0, 1, 0}, "MALFORMED", ""),
                Arguments.of(key, "{\"accuracy\": 1}".getBytes(StandardCharsets.UTF_8), "MALFORMED", ""),
                Arguments.of(null, null, "MALFORMED", "null"),
                Arguments.of(key, new byte[DeadLetters.LARGEST_VALUE + 1], "TOO_LARGE", "921601 bytes"));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void poisonBecomesADeadLetter(byte[] key, byte[] value, String reason, String detail) {
        intake.publish(Topic.AGENTS, key, value);
        DeadLetter letter = onlyDeadLetter();
        assertThat(letter.getReason()).isEqualTo(reason);
        assertThat(letter.getDetail()).contains(detail);
    }

    @Test
    void cutShortRecordIsMalformed() {
        byte[] whole = intake.bytes(Topic.METRICS, Inputs.metric(1, 1, 1, 1, 0.5));
        intake.publish(Topic.METRICS, "digits".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, 20));
        assertThat(onlyDeadLetter().getReason()).isEqualTo("MALFORMED");
    }

    @Test
    void everyTopicCarriesItsOwnTypesAlone() {
        intake.publish(Topic.METRICS, Inputs.offer(1, "run-1", 0, 1));
        assertThat(onlyDeadLetter().getDetail()).contains("temper.metrics does not carry SlotOffered");
        intake.publish(Topic.DECISIONS, Inputs.metric(1, 1, 1, 1, 0.5));
        assertThat(onlyDeadLetter().getReason()).isEqualTo("WRONG_TYPE");
        intake.publish(Topic.AGENTS, Inputs.complete());
        assertThat(onlyDeadLetter().getReason()).isEqualTo("WRONG_TYPE");
    }

    @Test
    void keyIsTheExperiment() {
        intake.publish(Topic.METRICS, "letters", Inputs.metric(1, 1, 1, 1, 0.5));
        assertThat(onlyDeadLetter().getDetail())
                .contains("the key is \"letters\", but header.experiment is \"digits\"");
        intake.publish(Topic.METRICS, null, intake.bytes(Topic.METRICS, Inputs.metric(1, 1, 1, 1, 0.5)));
        assertThat(onlyDeadLetter().getReason()).isEqualTo("KEY_MISMATCH");
    }

    @Test
    void unknownExperimentIsRefused() {
        EventHeader header = new EventHeader("letters", "user", 1L, null);
        intake.publish(Topic.EXPERIMENTS, "letters", new ExperimentPaused(header));
        DeadLetter letter = onlyDeadLetter();
        assertThat(letter.getReason()).isEqualTo("UNKNOWN_EXPERIMENT");
        assertThat(letter.getDetail()).contains("\"letters\"").contains("temper experiment create");
    }

    @Test
    void experimentIsCreatedOnce() {
        intake.publish(Topic.EXPERIMENTS, Inputs.created(2));
        assertThat(onlyDeadLetter().getReason()).isEqualTo("EXPERIMENT_EXISTS");
        // The very event again, as after a crash: the journal may not have it, and knows a duplicate.
        intake.publish(Topic.EXPERIMENTS, Inputs.created(1));
        assertThat(intake.journal()).hasSize(1);
    }

    @Test
    void invalidDefinitionIsRefusedWithAllProblems() {
        String definition = Inputs.DEFINITION
                .replace("\"max\": 1}", "\"max\": -1, \"scale\": \"lgo\"}")
                .replace("\"trials\": 3", "\"trials\": 0");
        intake.publish(Topic.EXPERIMENTS, new ExperimentCreated(Inputs.header("user", 3), definition));
        DeadLetter letter = onlyDeadLetter();
        assertThat(letter.getReason()).isEqualTo("INVALID_DEFINITION");
        assertThat(letter.getDetail()).contains("parameters[0].scale").contains("budget.trials");
        intake.publish(
                Topic.EXPERIMENTS,
                new ExperimentCreated(
                        Inputs.header("user", 3), Inputs.DEFINITION.replace("\"digits\"", "\"letters\"")));
        assertThat(onlyDeadLetter().getDetail())
                .contains("id is \"letters\", but header.experiment is \"digits\": make them the same");
    }

    /** Whoever writes a definition to the topic does not pass the reader of users' files. */
    @Test
    void aTextThatCantBeAnArgumentIsRefused() {
        String definition = Inputs.DEFINITION.replace(
                "\"parameters\": [",
                "\"parameters\": [{\"name\":\"t\",\"type\":\"categorical\",\"values\":[\"a\",\"b\\u0000\"]},");
        assertThat(definition).isNotEqualTo(Inputs.DEFINITION);
        intake.publish(Topic.EXPERIMENTS, new ExperimentCreated(Inputs.header("user", 4), definition));
        DeadLetter letter = onlyDeadLetter();
        assertThat(letter.getReason()).isEqualTo("INVALID_DEFINITION");
        assertThat(letter.getDetail()).contains("parameters[0].values[1]", "without control characters");
    }

    static Stream<Arguments> insane() {
        EventHeader header = Inputs.header("host/run-1", 1);
        List<MetricValue> values = List.of(new MetricValue("accuracy", 0.5, null));
        return Stream.of(
                insane(Topic.METRICS, Inputs.metric(0, 1, 1, 1, 0.5), "header.number is 0"),
                insane(Topic.METRICS, Inputs.metric(1, 0, 1, 1, 0.5), "trial is 0"),
                insane(Topic.METRICS, Inputs.metric(1, 1, -1, 1, 0.5), "lease is -1"),
                insane(Topic.METRICS, Inputs.metric(1, 1, 1, -3, 0.5), "epoch is -3"),
                insane(Topic.METRICS, new MetricReported(header, 1, 1L, 1, List.of(), null), "values is empty"),
                insane(
                        Topic.METRICS,
                        new MetricReported(header, 1, 1L, 1, Collections.nCopies(101, values.get(0)), null),
                        "values has 101 items"),
                insane(Topic.METRICS, new MetricReported(header, 1, 1L, 1, values, -1.0), "seconds is -1.0"),
                insane(Topic.METRICS, noisy(header, -0.5), "values[0].stddev of accuracy is -0.5: give a finite"),
                insane(Topic.METRICS, noisy(header, Double.NaN), "values[0].stddev of accuracy is NaN"),
                insane(Topic.METRICS, noisy(header, Double.POSITIVE_INFINITY), "is Infinity: give a finite"),
                insane(Topic.METRICS, new MetricReported(header, 1, 1L, 1, values, Double.NaN), "seconds is NaN"),
                insane(Topic.EXPERIMENTS, new ExperimentPaused(Inputs.header(" ", 1)), "header.producer is empty"),
                insane(Topic.EXPERIMENTS, new ExperimentPaused(Inputs.header("intake/x", 1)), "intake's own"),
                insane(Topic.EXPERIMENTS, new SuggestionQueued(header, List.of()), "parameters is empty"),
                insane(
                        Topic.EXPERIMENTS,
                        new ExperimentExtended(header, null, null, null, "why"),
                        "trials, costMicros and maxEpochs are null"),
                insane(
                        Topic.EXPERIMENTS,
                        new ExperimentExtended(header, null, -5L, null, null),
                        "costMicros is -5: it counts from 1"),
                insane(Topic.EXPERIMENTS, new StopRequested(header, 0, "why"), "trial is 0"),
                insane(Topic.EXPERIMENTS, new StopRequested(header, 1, " "), "reason is empty: say why"),
                insane(
                        Topic.EXPERIMENTS,
                        new KeepRequested(header, 1, "x".repeat(1_001)),
                        "reason has 1001 characters"),
                insane(Topic.EXPERIMENTS, new KeepRequested(header, 1, "a\nb"), "reason has a control character"),
                insane(
                        Topic.AGENTS,
                        new SlotOffered(header, new Assignee("a", "s", -1, 1L), ""),
                        "assignee.slot is -1"),
                insane(Topic.AGENTS, new SlotOffered(header, new Assignee("a", "s", 0, 0L), ""), "assignee.offer is 0"),
                insane(
                        Topic.AGENTS,
                        new SlotOffered(header, new Assignee("", "s", 0, 1L), ""),
                        "assignee.agent is empty"),
                insane(Topic.AGENTS, new SlotOffered(header, new Assignee("a\0", "s", 0, 1L), ""), "control character"),
                insane(Topic.AGENTS, new SlotWithdrawn(header, new Assignee("a", "s", 0, 0L)), "assignee.offer is 0"),
                insane(Topic.AGENTS, new AgentHeartbeat(header, "a", "", List.of()), "session is empty"),
                insane(Topic.AGENTS, new TrialEnded(header, 0, 1L, Outcome.FAILED, 1, "", false), "trial is 0"));
    }

    /** What intake lets through stays in the journal: a field that nobody checks can harm whoever folds it. */
    @Test
    void everyEventWithFieldsOfItsOwnHasOneThatIsInsane() {
        assertThat(insane().<Class<?>>map(each -> each.get()[1].getClass()).toList())
                .as("add a bad field of the new event to insane(), and check it in EventCheck")
                .containsAll(Stream.of(Topic.EXPERIMENTS, Topic.AGENTS, Topic.METRICS)
                        .flatMap(topic -> topic.types().stream())
                        .filter(type ->
                                SpecificData.get().getSchema(type).getFields().size() > 1)
                        .filter(type -> !type.equals(ExperimentCreated.class)) // its definition has a test above
                        .toList());
    }

    private static MetricReported noisy(EventHeader header, double stddev) {
        return new MetricReported(header, 1, 1L, 1, List.of(new MetricValue("accuracy", 0.5, stddev)), null);
    }

    private static Arguments insane(Topic topic, SpecificRecord event, String detail) {
        return Arguments.of(topic, event, detail);
    }

    @ParameterizedTest
    @MethodSource("insane")
    void insaneFieldIsNamed(Topic topic, SpecificRecord event, String detail) {
        intake.publish(topic, event);
        DeadLetter letter = onlyDeadLetter();
        assertThat(letter.getReason()).isEqualTo("INVALID_EVENT");
        assertThat(letter.getDetail()).contains(detail);
    }

    /** They would look like options of commands, or like directories. */
    @ParameterizedTest
    @ValueSource(strings = {".", "..", "-e", "--all", "-"})
    void experimentsWithIdsThatMeanSomethingElseAreRefused(String id) {
        intake.publish(Topic.EXPERIMENTS, id, new ExperimentPaused(new EventHeader(id, "user", 1L, null)));
        assertThat(onlyDeadLetter().getDetail())
                .contains("header.experiment is \"" + id + "\": use 1 to 100 letters")
                .contains("no hyphen first");
    }

    @Test
    void outcomeOfANewerVersionIsRefused() {
        TrialEnded ended = new TrialEnded(Inputs.header("host/run-1", 1), 1, 1L, Outcome.UNKNOWN, null, "", false);
        assertThatThrownBy(() -> EventCheck.check(ended))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("outcome is UNKNOWN");
    }

    @Test
    void longOutputIsCutToItsEnd() {
        String output = "😀".repeat(20_000) + "the last line";
        intake.publish(
                Topic.AGENTS,
                new TrialEnded(Inputs.header("host/run-1", 1), 1, 1L, Outcome.FAILED, 137, output, false));
        TrialEnded entry = (TrialEnded) intake.journal().get(0);
        assertThat(entry.getDetail())
                .hasSizeBetween(16_383, 16_384)
                .endsWith("the last line")
                .startsWith("😀");
    }

    @Test
    void redeliveredRecordsAreAppendedAgainUnderTheSameIdentity() {
        List<SpecificRecord> events =
                List.of(Inputs.offer(1, "run-1", 0, 1), Inputs.metric(2, 1, 1, 1, 0.5), Inputs.ended(3, 1, 1));
        List<Topic> topics = List.of(Topic.AGENTS, Topic.METRICS, Topic.AGENTS);
        List<List<EventId>> deliveries = new ArrayList<>();
        for (int delivery = 0; delivery < 2; delivery++) {
            for (int i = 0; i < events.size(); i++) {
                intake.publish(topics.get(i), events.get(i));
            }
            deliveries.add(intake.journal().stream().map(EventCodec::id).toList());
            intake.restart();
        }
        assertThat(deliveries.get(0)).hasSize(3);
        assertThat(deliveries.get(1)).isEqualTo(deliveries.get(0));
    }

    private DeadLetter onlyDeadLetter() {
        List<DeadLetter> letters = intake.deadLetters();
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }
}
