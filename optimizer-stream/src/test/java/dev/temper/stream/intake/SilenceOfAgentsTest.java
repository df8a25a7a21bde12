package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.RejectReason;
import dev.temper.core.event.EventId;
import dev.temper.schemas.AgentLost;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialLost;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilenceOfAgentsTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration NEARLY = Duration.ofSeconds(29);
    private static final Duration A_LITTLE = Duration.ofSeconds(2);

    private final IntakeKit intake = new IntakeKit();

    @BeforeEach
    void createExperiment() {
        intake.publish(Topic.EXPERIMENTS, Inputs.created(1));
        intake.journal();
    }

    @AfterEach
    void close() {
        assertThat(intake.deadLetters()).isEmpty();
        intake.close();
    }

    @Test
    void heartbeatsAreAbsorbed() {
        intake.publish(Topic.AGENTS, Inputs.heartbeat(1, "run-1"));
        assertThat(intake.journal()).isEmpty();
    }

    @Test
    void repeatedOfferIsAbsorbed() {
        intake.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
        intake.publish(Topic.AGENTS, Inputs.offer(2, "run-1", 0, 1));
        intake.publish(Topic.AGENTS, Inputs.offer(3, "run-1", 1, 2));
        intake.publish(Topic.DECISIONS, Inputs.suggest(1, 1, "run-1", 0, 1));
        intake.publish(Topic.AGENTS, Inputs.offer(4, "run-1", 0, 1));
        intake.publish(Topic.AGENTS, Inputs.offer(5, "run-1", 0, 3));
        intake.publish(Topic.AGENTS, Inputs.offer(1, "run-2", 0, 3));
        assertThat(intake.journal())
                .extracting(EventCodec::id)
                .containsExactly(
                        new EventId("host/run-1", 1),
                        new EventId("host/run-1", 3),
                        new EventId("host/run-1", 5),
                        new EventId("host/run-2", 1));
    }

    @Test
    void offerToAnUnknownExperimentIsRefusedOnceAndTakenWhenItExists() {
        try (IntakeKit fresh = new IntakeKit()) {
            fresh.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
            fresh.publish(Topic.AGENTS, Inputs.offer(2, "run-1", 0, 1));
            fresh.publish(Topic.AGENTS, Inputs.heartbeat(3, "run-1"));
            assertThat(fresh.deadLetters()).hasSize(1);
            assertThat(fresh.journal()).isEmpty();
            fresh.publish(Topic.EXPERIMENTS, Inputs.created(1));
            fresh.publish(Topic.AGENTS, Inputs.offer(4, "run-1", 0, 1));
            assertThat(fresh.journal()).extracting(SpecificRecord::getClass).contains(SlotOffered.class);
        }
    }

    @Test
    void silentLeaseIsLostAfterTheLeaseTimeAndNotBefore() {
        grant();
        intake.pass(NEARLY);
        assertThat(intake.journal()).isEmpty();
        intake.pass(A_LITTLE);
        List<SpecificRecord> lost = intake.journal();
        assertThat(lost).hasSize(1);
        TrialLost trial = (TrialLost) lost.get(0);
        assertThat(trial.getTrial()).isEqualTo(1);
        assertThat(trial.getLease()).isEqualTo(7);
        assertThat(trial.getSilentMillis()).isBetween(30_000L, 30_500L);
        assertThat(EventCodec.id(trial)).isEqualTo(new EventId("intake/lost/1", 7));
        assertThat(EventCodec.decode(trial).time()).isBetween(IntakeKit.START + 30_000, IntakeKit.START + 31_000);
    }

    @Test
    void everySignOfLifeKeepsALease() {
        grant();
        intake.pass(NEARLY);
        intake.publish(Topic.AGENTS, Inputs.heartbeat(1, "run-1", new HeldLease(1, 7L)));
        intake.pass(NEARLY);
        intake.publish(Topic.METRICS, Inputs.metric(2, 1, 7, 1, 0.5));
        intake.pass(NEARLY);
        assertThat(intake.journal()).doesNotHaveAnyElementsOfTypes(TrialLost.class);
    }

    @Test
    void signOfLifeOfAnOlderLeaseKeepsNothing() {
        grant();
        intake.pass(NEARLY);
        intake.publish(Topic.AGENTS, Inputs.heartbeat(1, "run-1", new HeldLease(1, 6L)));
        intake.pass(A_LITTLE);
        assertThat(intake.journal()).hasAtLeastOneElementOfType(TrialLost.class);
    }

    @Test
    void eachLeaseIsLostInItsOwnTime() {
        grant();
        intake.pass(NEARLY);
        intake.publish(Topic.DECISIONS, Inputs.suggest(2, 8, "run-1", 1, 1));
        intake.pass(A_LITTLE);
        assertThat(intake.journal()).extracting(EventCodec::id).containsExactly(new EventId("intake/lost/1", 7));
        intake.pass(NEARLY);
        assertThat(intake.journal()).extracting(EventCodec::id).containsExactly(new EventId("intake/lost/2", 8));
    }

    @Test
    void endedLeaseIsNotLost() {
        grant();
        intake.publish(Topic.AGENTS, Inputs.ended(1, 1, 7));
        intake.journal();
        intake.pass(LEASE.multipliedBy(3));
        assertThat(intake.journal()).isEmpty();
    }

    @Test
    void completeExperimentLosesNothing() {
        intake.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
        grant();
        intake.journal();
        intake.publish(Topic.DECISIONS, Inputs.complete());
        intake.pass(LEASE.multipliedBy(3));
        assertThat(intake.journal()).isEmpty();
    }

    @Test
    void restartGivesALeaseTimeOfGrace() {
        grant();
        intake.pass(NEARLY);
        intake.restart();
        intake.pass(NEARLY);
        assertThat(intake.journal()).isEmpty();
        intake.pass(A_LITTLE);
        assertThat(intake.journal()).hasOnlyElementsOfType(TrialLost.class).hasSize(1);
    }

    @Test
    void afterAnOutageOfTheBrokersEachLeaseHasItsFullTimeAgain() {
        grant();
        intake.pass(NEARLY);
        intake.freeze(LEASE.multipliedBy(3));
        intake.pass(NEARLY);
        assertThat(intake.journal()).isEmpty();
        intake.pass(A_LITTLE);
        assertThat(intake.journal()).hasOnlyElementsOfType(TrialLost.class).hasSize(1);
    }

    @Test
    void aPartitionWithoutALeaderHasNoSilentAgents() {
        intake.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
        grant();
        intake.journal();
        intake.pass(NEARLY);
        intake.setAudible(false);
        intake.pass(LEASE.multipliedBy(3));
        intake.setAudible(true);
        intake.pass(NEARLY);
        assertThat(intake.journal()).isEmpty();
        intake.pass(A_LITTLE);
        assertThat(intake.journal()).hasOnlyElementsOfType(AgentLost.class).hasSize(1);
    }

    @Test
    void aShortPauseOfTheProcessKeepsWhatWasCounted() {
        grant();
        intake.pass(NEARLY);
        intake.freeze(Duration.ofMillis(Silence.OUTAGE_MILLIS));
        intake.pass(A_LITTLE);
        assertThat(intake.journal()).hasOnlyElementsOfType(TrialLost.class).hasSize(1);
    }

    @Test
    void processThatStoodStillAccusesNobody() {
        grant();
        intake.freeze(LEASE.multipliedBy(10));
        intake.pass(A_LITTLE);
        assertThat(intake.journal()).isEmpty();
    }

    @Test
    void lossIsToldAgainUnderTheSameIdentityEverMoreSeldomUntilTheEngineAnswers() {
        grant();
        intake.pass(LEASE.multipliedBy(20));
        List<SpecificRecord> told = intake.journal();
        // After 1, 2, 4, 8 and 16 lease times: a crash may have kept any of them from the journal.
        assertThat(told).hasSize(5);
        assertThat(told).extracting(EventCodec::id).containsOnly(new EventId("intake/lost/1", 7));
        intake.publish(Topic.DECISIONS, Inputs.reject(1, 7, RejectReason.STALE_LEASE));
        intake.pass(LEASE.multipliedBy(40));
        assertThat(intake.journal()).isEmpty();
    }

    @Test
    void newLeaseEndsTheTellingOfTheOld() {
        grant();
        intake.pass(LEASE.plus(A_LITTLE));
        assertThat(intake.journal()).hasSize(1);
        intake.publish(Topic.DECISIONS, Inputs.suggest(1, 8, "run-1", 0, 2));
        // Read once more, as decisions of an aborted transaction are: the newer lease stands.
        grant();
        intake.pass(LEASE.plus(A_LITTLE));
        assertThat(intake.journal()).extracting(EventCodec::id).containsExactly(new EventId("intake/lost/1", 8));
    }

    @Test
    void silentAgentWithAWaitingOfferIsLost() {
        intake.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
        intake.journal();
        intake.pass(LEASE.plus(A_LITTLE));
        List<SpecificRecord> lost = intake.journal();
        assertThat(lost).hasSize(1);
        AgentLost agent = (AgentLost) lost.get(0);
        assertThat(agent.getAgent()).isEqualTo("host");
        assertThat(agent.getSession()).isEqualTo("run-1");
        assertThat(EventCodec.id(agent)).isEqualTo(new EventId("intake/agent/host/run-1", 1));
    }

    @Test
    void silentAgentTakesItsLeasesWithIt() {
        intake.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
        grant();
        intake.journal();
        intake.pass(LEASE.plus(A_LITTLE));
        assertThat(intake.journal()).hasOnlyElementsOfType(AgentLost.class).hasSize(1);
    }

    @Test
    void agentThatOwesNothingMayBeSilent() {
        intake.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
        grant();
        intake.publish(Topic.AGENTS, Inputs.ended(2, 1, 7));
        intake.journal();
        intake.pass(LEASE.multipliedBy(3));
        assertThat(intake.journal()).isEmpty();
    }

    @Test
    void agentThatComesBackMayRepeatItsOfferAndBeLostAgain() {
        intake.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
        intake.pass(LEASE.plus(A_LITTLE));
        intake.journal();
        intake.publish(Topic.AGENTS, Inputs.offer(2, "run-1", 0, 1));
        intake.publish(Topic.AGENTS, Inputs.offer(3, "run-1", 0, 1));
        assertThat(intake.journal()).hasOnlyElementsOfType(SlotOffered.class).hasSize(1);
        intake.pass(LEASE.plus(A_LITTLE));
        assertThat(intake.journal())
                .extracting(EventCodec::id)
                .containsExactly(new EventId("intake/agent/host/run-1", 2));
    }

    @Test
    void decisionsOnUnknownExperimentsHarmNothing() {
        try (IntakeKit fresh = new IntakeKit()) {
            fresh.publish(Topic.DECISIONS, Inputs.suggest(1, 7, "run-1", 0, 1));
            fresh.publish(Topic.DECISIONS, Inputs.complete());
            fresh.pass(LEASE.multipliedBy(3));
            assertThat(fresh.journal()).isEmpty();
            assertThat(fresh.deadLetters()).isEmpty();
        }
    }

    @Test
    void experimentsDoNotMix() {
        EventHeader header = new EventHeader("digits2", "user", 1L, null);
        String definition = Inputs.DEFINITION.replace("\"digits\"", "\"digits2\"");
        intake.publish(Topic.EXPERIMENTS, "digits2", new dev.temper.schemas.ExperimentCreated(header, definition));
        grant();
        intake.journal();
        intake.pass(LEASE.plus(A_LITTLE));
        assertThat(intake.journal())
                .extracting(event -> EventCodec.header(event).getExperiment())
                .containsExactly("digits");
    }

    private void grant() {
        intake.publish(Topic.DECISIONS, Inputs.suggest(1, 7, "run-1", 0, 1));
    }
}
