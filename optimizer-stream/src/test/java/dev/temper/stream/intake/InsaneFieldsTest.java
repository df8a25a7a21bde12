package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentAnnotated;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentErased;
import dev.temper.schemas.ExperimentExtended;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.KeepRequested;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.StopRequested;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
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

/** What intake lets through stays in the journal: a field that makes no sense is refused by its name. */
class InsaneFieldsTest {
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

    private static final EventHeader HEADER = Inputs.header("host/run-1", 1);
    private static final List<MetricValue> VALUES = List.of(new MetricValue("accuracy", 0.5, null));

    static Stream<Arguments> insane() {
        return Stream.of(ofMetrics(), ofExperiments(), ofAgents()).flatMap(each -> each);
    }

    private static Stream<Arguments> ofMetrics() {
        return Stream.of(
                insane(Topic.METRICS, Inputs.metric(0, 1, 1, 1, 0.5), "header.number is 0"),
                insane(Topic.METRICS, Inputs.metric(1, 0, 1, 1, 0.5), "trial is 0"),
                insane(Topic.METRICS, Inputs.metric(1, 1, -1, 1, 0.5), "lease is -1"),
                insane(Topic.METRICS, Inputs.metric(1, 1, 1, -3, 0.5), "epoch is -3"),
                insane(Topic.METRICS, new MetricReported(HEADER, 1, 1L, 1, List.of(), null), "values is empty"),
                insane(
                        Topic.METRICS,
                        new MetricReported(HEADER, 1, 1L, 1, Collections.nCopies(101, VALUES.get(0)), null),
                        "values has 101 items"),
                insane(Topic.METRICS, new MetricReported(HEADER, 1, 1L, 1, VALUES, -1.0), "seconds is -1.0"),
                insane(Topic.METRICS, noisy(HEADER, -0.5), "values[0].stddev of accuracy is -0.5: give a finite"),
                insane(Topic.METRICS, noisy(HEADER, Double.NaN), "values[0].stddev of accuracy is NaN"),
                insane(Topic.METRICS, noisy(HEADER, Double.POSITIVE_INFINITY), "is Infinity: give a finite"),
                insane(Topic.METRICS, new MetricReported(HEADER, 1, 1L, 1, VALUES, Double.NaN), "seconds is NaN"));
    }

    private static Stream<Arguments> ofExperiments() {
        return Stream.of(
                insane(
                        Topic.EXPERIMENTS,
                        new ExperimentPaused(Inputs.header(" ", 1), null),
                        "header.producer is empty"),
                insane(Topic.EXPERIMENTS, new ExperimentPaused(Inputs.header("intake/x", 1), null), "intake's own"),
                insane(Topic.EXPERIMENTS, new SuggestionQueued(HEADER, List.of()), "parameters is empty"),
                insane(
                        Topic.EXPERIMENTS,
                        new ExperimentExtended(HEADER, null, null, null, "why"),
                        "trials, costMicros and maxEpochs are null"),
                insane(
                        Topic.EXPERIMENTS,
                        new ExperimentExtended(HEADER, null, -5L, null, null),
                        "costMicros is -5: it counts from 1"),
                insane(Topic.EXPERIMENTS, new StopRequested(HEADER, 0, "why"), "trial is 0"),
                insane(Topic.EXPERIMENTS, new StopRequested(HEADER, 1, " "), "reason is empty: say why"),
                insane(
                        Topic.EXPERIMENTS,
                        new KeepRequested(HEADER, 1, "x".repeat(1_001)),
                        "reason has 1001 characters"),
                insane(Topic.EXPERIMENTS, new KeepRequested(HEADER, 1, "a\nb"), "reason has a control character"),
                insane(Topic.EXPERIMENTS, new ExperimentPaused(HEADER, " "), "reason is empty: say why"),
                insane(Topic.EXPERIMENTS, new ExperimentResumed(HEADER, "a\nb"), "reason has a control character"),
                insane(Topic.EXPERIMENTS, new ExperimentArchived(HEADER, "x".repeat(1_001)), "has 1001 characters"),
                insane(Topic.EXPERIMENTS, new ExperimentErased(HEADER, ""), "reason is empty: say why"),
                insane(
                        Topic.EXPERIMENTS,
                        new ExperimentAnnotated(HEADER, "", List.of("a", " ")),
                        "tags[1] is \" \": give a tag"));
    }

    private static Stream<Arguments> ofAgents() {
        return Stream.of(
                insane(
                        Topic.AGENTS,
                        new SlotOffered(HEADER, new Assignee("a", "s", -1, 1L), ""),
                        "assignee.slot is -1"),
                insane(Topic.AGENTS, new SlotOffered(HEADER, new Assignee("a", "s", 0, 0L), ""), "assignee.offer is 0"),
                insane(
                        Topic.AGENTS,
                        new SlotOffered(HEADER, new Assignee("", "s", 0, 1L), ""),
                        "assignee.agent is empty"),
                insane(Topic.AGENTS, new SlotOffered(HEADER, new Assignee("a\0", "s", 0, 1L), ""), "control character"),
                insane(Topic.AGENTS, new SlotWithdrawn(HEADER, new Assignee("a", "s", 0, 0L)), "assignee.offer is 0"),
                insane(Topic.AGENTS, new AgentHeartbeat(HEADER, "a", "", List.of()), "session is empty"),
                insane(Topic.AGENTS, new TrialEnded(HEADER, 0, 1L, Outcome.FAILED, 1, "", false), "trial is 0"));
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

    private DeadLetter onlyDeadLetter() {
        List<DeadLetter> letters = intake.deadLetters();
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }
}
