package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.event.EventId;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.Origin;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.deadletter.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
        intake.publish(Topic.EXPERIMENTS, new ExperimentPaused(header, null));
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
        intake.publish(Topic.EXPERIMENTS, "letters", new ExperimentPaused(header, null));
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

    /** They would look like options of commands, or like directories. */
    @ParameterizedTest
    @ValueSource(strings = {".", "..", "-e", "--all", "-"})
    void experimentsWithIdsThatMeanSomethingElseAreRefused(String id) {
        intake.publish(Topic.EXPERIMENTS, id, new ExperimentPaused(new EventHeader(id, "user", 1L, null), null));
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
