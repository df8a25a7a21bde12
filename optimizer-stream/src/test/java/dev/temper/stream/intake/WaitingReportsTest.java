package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.random.CounterRandom;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiment "digits" floods; "vowels" does not. */
class WaitingReportsTest {
    private static final Duration TICK = TurnProcessor.INTERVAL;
    private static final int FOLDED = 2_000;
    private static final int WINDOW = FOLDED / 2;

    private final IntakeKit intake = new IntakeKit();
    private long number;

    @BeforeEach
    void createExperiments() {
        intake.publish(Topic.EXPERIMENTS, Inputs.created(1));
        intake.publish(
                Topic.EXPERIMENTS,
                "vowels",
                new ExperimentCreated(
                        new EventHeader("vowels", "user", 2L, null), Inputs.DEFINITION.replace("digits", "vowels")));
        intake.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
        intake.publish(Topic.DECISIONS, Inputs.suggest(1, 1, "run-1", 0, 1));
        number = 1;
        intake.journal();
    }

    @AfterEach
    void close() {
        assertThat(intake.deadLetters()).isEmpty();
        intake.close();
    }

    /** Reports of epochs of digits; the engine has as much before it as it may. */
    private void flood(int reports) {
        intake.engine(WINDOW, FOLDED);
        for (int i = 0; i < reports; i++) {
            intake.publish(Topic.METRICS, Inputs.metric(++number, 1, 1, (int) number, 0.5));
        }
    }

    private static MetricReported other(long number) {
        return new MetricReported(
                new EventHeader("vowels", "elsewhere", number, null),
                1,
                1L,
                1,
                List.of(new MetricValue("accuracy", 0.5, null)),
                null);
    }

    private List<Long> numbers() {
        return intake.journal().stream()
                .map(event -> EventCodec.id(event).number())
                .toList();
    }

    @Test
    void anotherExperimentIsJournalledAtOnceBesideAFlood() {
        flood(3_000);
        assertThat(intake.journal()).hasSizeLessThanOrEqualTo(WINDOW / 8);
        intake.freeze(TICK);
        assertThat(intake.waiting("digits")).isGreaterThan(2_800);
        intake.publish(Topic.METRICS, "vowels", other(1));
        assertThat(intake.journal()).singleElement().isEqualTo(EventCodec.stamp(other(1), origin(3_000)));
    }

    private static dev.temper.schemas.Origin origin(long offset) {
        return new dev.temper.schemas.Origin(Topic.METRICS.topicName(), 0, offset, IntakeKit.START);
    }

    @Test
    void whatWaitsIsJournalledInItsOrderAsTheEngineComesToIt() {
        flood(3_000);
        List<Long> journalled = new ArrayList<>(numbers());
        intake.freeze(TICK);
        for (int look = 0; look < 100 && intake.waiting("digits") > 0; look++) {
            intake.engine(0, FOLDED);
            intake.freeze(TICK);
            List<Long> more = numbers();
            assertThat(more).hasSizeLessThanOrEqualTo(WINDOW);
            journalled.addAll(more);
        }
        assertThat(journalled)
                .isEqualTo(LongStream.rangeClosed(2, 3_001).boxed().toList());
    }

    @Test
    void anEndWaitsBehindTheReportsOfItsRunAndSignsOfLifeDoNot() {
        flood(500);
        intake.journal();
        intake.publish(Topic.AGENTS, Inputs.ended(++number, 1, 1));
        intake.publish(Topic.AGENTS, Inputs.heartbeat(++number, "run-1", new HeldLease(1, 1L)));
        assertThat(intake.journal()).isEmpty();
        intake.engine(0, FOLDED);
        intake.freeze(TICK);
        List<Long> all = numbers();
        assertThat(all.get(all.size() - 1)).isEqualTo(number - 1);
        assertThat(intake.waiting("digits")).isZero();
    }

    @Test
    void nobodyWhoseWordsWaitIsSilent() {
        flood(500);
        intake.journal();
        for (int i = 0; i < 200; i++) {
            intake.engine(WINDOW, FOLDED);
            intake.pass(Duration.ofMillis(250));
        }
        assertThat(intake.journalKinds()).isEmpty();
        intake.engine(0, FOLDED);
        intake.freeze(TICK);
        assertThat(intake.journalKinds()).containsOnly("MetricReported");
        intake.pass(Duration.ofSeconds(40));
        assertThat(intake.journalKinds()).containsExactly("AgentLost");
    }

    @Test
    void whoIsBehindReadsOnBeforeMuchOfWhatWaitsGoesOn() {
        flood(3_000);
        intake.pass(Duration.ofSeconds(1));
        intake.journal();
        intake.publish(Topic.METRICS, Inputs.metric(++number, 1, 1, (int) number, 0.5)); // a second ago
        intake.engine(0, FOLDED);
        intake.freeze(TICK);
        assertThat(intake.journal()).hasSizeBetween(1, 100);
        intake.freeze(TICK);
        assertThat(intake.journal()).hasSizeGreaterThan(500);
    }

    @Test
    void whatUsersAskDoesNotWait() {
        flood(500);
        intake.journal();
        intake.publish(
                Topic.EXPERIMENTS, new ExperimentArchived(new EventHeader("digits", "user", 9L, null), "a flood"));
        assertThat(intake.journalKinds()).containsExactly("ExperimentArchived");
    }

    @Test
    void aKeyThatIsNoExperimentsIdDoesNotWaitAndIsRefused() {
        flood(500);
        byte[] value = intake.bytes(Topic.METRICS, other(1));
        for (int i = 0; i < 200; i++) {
            intake.publish(Topic.METRICS, "a\0b".getBytes(StandardCharsets.UTF_8), value);
            intake.publish(Topic.METRICS, (byte[]) null, value);
        }
        assertThat(intake.deadLetters()).hasSize(400);
    }

    @Test
    void absurdHeadersAndEmptyRecordsWaitLikeOthersAndEndNothing() {
        flood(500);
        RecordHeaders headers = new RecordHeaders();
        headers.add("x".repeat(70_000), new byte[] {1});
        headers.add("empty", null);
        byte[] key = "digits".getBytes(StandardCharsets.UTF_8);
        intake.publish(
                Topic.METRICS, key, intake.bytes(Topic.METRICS, Inputs.metric(++number, 1, 1, 600, 0.5)), headers);
        intake.publish(Topic.METRICS, key, null, headers);
        intake.publish(Topic.METRICS, key, new byte[] {7}, headers);
        intake.engine(0, FOLDED);
        intake.freeze(TICK);
        assertThat(intake.journal()).hasSize(501);
        assertThat(intake.deadLetters()).hasSize(2);
    }

    /** Law: each report is journalled once, in its experiment's order, whatever the engine does. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsLostOrOvertaken(long seed) {
        long[] drawn = {0};
        DoubleSupplier random = () -> CounterRandom.unit(seed, 0, drawn[0]++);
        List<List<Long>> sent = List.of(new ArrayList<>(), new ArrayList<>());
        List<List<Long>> seen = List.of(new ArrayList<>(), new ArrayList<>());
        for (int step = 0; step < 4_000; step++) {
            boolean digits = random.getAsDouble() < 0.9;
            long next = ++number;
            sent.get(digits ? 0 : 1).add(next);
            intake.publish(
                    Topic.METRICS,
                    digits ? "digits" : "vowels",
                    digits ? Inputs.metric(next, 1, 1, (int) next, 0.5) : other(next));
            if (random.getAsDouble() < 0.02) {
                intake.engine((long) (random.getAsDouble() * 2 * WINDOW), random.getAsDouble() < 0.1 ? 0 : FOLDED);
                intake.freeze(TICK);
            }
            sort(seen);
        }
        for (int look = 0; look < 100; look++) {
            intake.engine(0, FOLDED);
            intake.freeze(TICK);
        }
        sort(seen);
        assertThat(seen).isEqualTo(sent);
    }

    private void sort(List<List<Long>> seen) {
        for (SpecificRecord event : intake.journal()) {
            boolean digits = EventCodec.header(event).getExperiment().equals("digits");
            seen.get(digits ? 0 : 1).add(EventCodec.id(event).number());
        }
    }
}
