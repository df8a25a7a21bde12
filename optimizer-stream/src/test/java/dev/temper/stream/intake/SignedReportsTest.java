package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.AgentLost;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialLost;
import dev.temper.schemas.signature.Signatures;
import dev.temper.schemas.signature.SigningKey;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.deadletter.RefusalReason;
import dev.temper.stream.intake.SigningAgent.Sent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With {@code reports.signed}: only a session itself speaks for it, and only under its own leases. */
class SignedReportsTest {
    private final IntakeKit intake = new IntakeKit();
    private final SigningAgent real = SigningAgent.of(intake, "run-1");
    private final SigningAgent other = new SigningAgent(intake, "elsewhere", "run-2", SigningKey.generate());

    @BeforeEach
    void begin() {
        intake.askForSignatures(true);
        intake.publish(Topic.EXPERIMENTS, Inputs.created(1));
        real.say(real.offer(1, 1));
        intake.publish(Topic.DECISIONS, Inputs.suggest(1, 1, "run-1", 0, 1));
        assertThat(intake.journalKinds()).containsExactly("ExperimentCreated", "SlotOffered");
    }

    @AfterEach
    void end() {
        intake.close();
    }

    private void passes(Sent sent, String kind) {
        real.say(sent);
        assertThat(intake.deadLetters()).isEmpty();
        assertThat(intake.journalKinds()).containsExactly(kind);
    }

    private void refused(Sent sent, RefusalReason reason, String problem) {
        real.say(sent);
        assertThat(intake.journalKinds()).isEmpty();
        assertThat(intake.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo(reason.name());
            assertThat(letter.getDetail()).contains(problem);
            assertThat(letter.getValue().array()).isEqualTo(sent.value());
        });
    }

    @Test
    void whatTheSessionSignsPasses() {
        passes(real.metric(2, 1, 1, 1), "MetricReported");
        real.say(real.heartbeat(3, new HeldLease(1, 1L)));
        passes(real.ended(4, 1, 1), "TrialEnded");
        passes(real.offer(5, 2), "SlotOffered");
        passes(real.withdrawal(6, 2), "SlotWithdrawn");
    }

    @Test
    void whatNobodySignedIsRefused() {
        UnaryOperator<Sent> bare = sent -> sent.with(new RecordHeaders());
        refused(bare.apply(real.metric(2, 1, 1, 1)), RefusalReason.UNSIGNED, "no signature");
        refused(bare.apply(real.ended(3, 1, 1)), RefusalReason.UNSIGNED, "no signature");
        refused(bare.apply(real.withdrawal(4, 1)), RefusalReason.UNSIGNED, "no signature");
        refused(bare.apply(real.heartbeat(5)), RefusalReason.UNSIGNED, "no signature");
        passes(real.metric(2, 1, 1, 1), "MetricReported");
    }

    @Test
    void aForgersKeyIsNotTheSessions() {
        SigningAgent forger = real.forgedBy(SigningKey.generate());
        for (Sent forged : List.of(
                forger.metric(2, 1, 1, 1),
                forger.ended(2, 1, 1),
                forger.withdrawal(2, 1),
                forger.heartbeat(2, new HeldLease(1, 1L)),
                forger.offer(2, 2))) {
            refused(forged, RefusalReason.FORGED, "not of the session's key");
        }
        passes(real.metric(2, 1, 1, 1), "MetricReported"); // the forged number is not taken
        passes(real.offer(3, 2), "SlotOffered"); // nor the forged key
    }

    @Test
    void aSignatureIsOfOneEventAlone() {
        Sent first = real.metric(2, 1, 1, 1);
        refused(real.metric(3, 1, 1, 2).with(first.headers()), RefusalReason.FORGED, "not of the session's key");
        refused(real.metric(2, 1, 2, 1).with(first.headers()), RefusalReason.FORGED, "not of the session's key");
        other.say(other.offer(1, 1));
        intake.journal();
        refused(other.metric(2, 1, 1, 1).with(first.headers()), RefusalReason.FORGED, "not of the session's key");
        passes(first, "MetricReported");
    }

    /** Each bit of the record's end, which is its contents, and some of its signature. */
    @Test
    void noBitMayDiffer() {
        Sent sent = real.metric(2, 1, 1, 1);
        for (int bit = 0; bit < 64; bit++) {
            byte[] value = sent.value().clone();
            value[value.length - 2 - bit / 8] ^= (byte) (1 << (bit % 8));
            real.say(sent.with(value));
            byte[] signature =
                    sent.headers().lastHeader(Signatures.SIGNATURE).value().clone();
            signature[bit] ^= 1;
            real.say(sent.with(new RecordHeaders().add(Signatures.SIGNATURE, signature)));
        }
        for (byte[] wrong : List.of(new byte[0], new byte[64], new byte[65], new byte[100_000])) {
            real.say(sent.with(new RecordHeaders().add(Signatures.SIGNATURE, wrong)));
        }
        assertThat(intake.journal()).isEmpty();
        assertThat(intake.deadLetters())
                .hasSize(132)
                .extracting(letter -> letter.getReason())
                .doesNotContain("INTERNAL")
                .contains("FORGED");
        passes(sent, "MetricReported");
    }

    @Test
    void aSessionMayNotReportUnderAnothersLease() {
        other.say(other.offer(1, 1));
        intake.journal();
        refused(other.metric(2, 1, 1, 1), RefusalReason.FORGED, "is held by session \"run-1\" of agent \"host\"");
        refused(other.ended(3, 1, 1), RefusalReason.FORGED, "is held by session \"run-1\"");
    }

    @Test
    void aSessionMayNotSpeakForAnother() {
        other.say(other.offer(1, 1));
        intake.journal();
        SigningAgent liar = other.speakingFor(real);
        for (Sent said : List.of(liar.offer(2, 2), liar.withdrawal(2, 1), liar.heartbeat(2, new HeldLease(1, 1L)))) {
            refused(said, RefusalReason.FORGED, "it speaks for another session than \"run-2\"");
        }
    }

    @Test
    void aHeartbeatKeepsNoLeaseAliveThatAnotherHolds() {
        other.say(other.offer(1, 1));
        for (int second = 0; second < 31; second++) {
            real.say(real.heartbeat(2 + second)); // it lives, and has lost the lease from sight
            other.say(other.heartbeat(2 + second, new HeldLease(1, 1L)));
            intake.pass(Duration.ofSeconds(1));
        }
        assertThat(intake.journal()).anyMatch(TrialLost.class::isInstance);
        assertThat(intake.deadLetters()).isEmpty();
    }

    /** While somebody else speaks, the real session falls silent, and is lost when its time is over. */
    private void silentBut(Runnable speaks) {
        for (int second = 0; second < 31; second++) {
            speaks.run();
            intake.pass(Duration.ofSeconds(1));
        }
        assertThat(intake.journal()).anySatisfy(lost -> assertThat(lost).isInstanceOf(AgentLost.class));
    }

    @Test
    void whatASessionOnceSignedKeepsItAliveNoLonger() {
        Sent heartbeat = real.heartbeat(2, new HeldLease(1, 1L));
        Sent metric = real.metric(3, 1, 1, 1);
        real.say(heartbeat);
        real.say(metric);
        silentBut(() -> {
            real.say(heartbeat);
            real.say(metric);
        });
    }

    @Test
    void aHeartbeatOfItsOwnKeepsALeaseAlive() {
        for (int second = 0; second < 60; second++) {
            real.say(real.heartbeat(2 + second, new HeldLease(1, 1L)));
            intake.pass(Duration.ofSeconds(1));
        }
        assertThat(intake.journal()).noneMatch(event -> event instanceof TrialLost || event instanceof AgentLost);
    }

    @Test
    void anAgentThatLivesIsTakenOverByItsOwnKeyAlone() {
        SigningAgent stranger = SigningAgent.of(intake, "evil");
        refused(stranger.offer(1, 1), RefusalReason.FORGED, "agent \"host\" lives");
        SigningAgent again = new SigningAgent(intake, "host", "run-3", real.key());
        passes(again.offer(1, 1), "SlotOffered");
    }

    @Test
    void anAgentThatIsLostMayComeBackWithAnotherKey() {
        intake.pass(Duration.ofSeconds(31));
        intake.journal();
        passes(SigningAgent.of(intake, "run-3").offer(1, 1), "SlotOffered");
    }

    @Test
    void theSettingMayBeSwitchedOnWithoutARestartOfAgentsThatSign() {
        intake.askForSignatures(false);
        SigningAgent third = new SigningAgent(intake, "third", "run-9", SigningKey.generate());
        third.say(third.offer(1, 1));
        SigningAgent forger = third.forgedBy(SigningKey.generate());
        forger.say(forger.offer(2, 2));
        intake.publish(Topic.AGENTS, Inputs.offer(1, "old", 3, 1));
        intake.publish(Topic.METRICS, Inputs.metric(2, 1, 1, 1, 0.5));
        assertThat(intake.journalKinds())
                .containsExactly("SlotOffered", "SlotOffered", "SlotOffered", "MetricReported");
        intake.askForSignatures(true);
        passes(third.offer(3, 3), "SlotOffered");
        refused(forger.offer(4, 4), RefusalReason.FORGED, "not of the session's key");
    }

    /** An agent that cannot sign repeats itself every few seconds: that is worth one dead letter. */
    @Test
    void anAgentThatDoesNotSignIsToldOnce() {
        for (int i = 1; i < 10; i++) {
            intake.publish(Topic.AGENTS, Inputs.offer(i, "old", 3, 1));
            intake.publish(Topic.AGENTS, Inputs.heartbeat(100 + i, "old"));
        }
        assertThat(intake.journal()).isEmpty();
        assertThat(intake.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getReason()).isEqualTo("UNSIGNED"));
    }

    @Test
    void anOfferNeedsAKeyAndTheProducerOfItsSession() {
        SigningAgent third = new SigningAgent(intake, "third", "run-9", SigningKey.generate());
        Sent offer = third.offer(1, 1);
        for (byte[] key : Arrays.asList(new byte[31], new byte[0])) {
            RecordHeaders headers = new RecordHeaders(offer.headers().toArray());
            headers.remove(Signatures.KEY).add(Signatures.KEY, key);
            third.say(offer.with(headers));
        }
        assertThat(intake.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getDetail()).contains("public key of 32 bytes"));
        RecordHeaders weak = new RecordHeaders(offer.headers().toArray());
        weak.remove(Signatures.KEY).add(Signatures.KEY, new byte[32]);
        refused(offer.with(weak), RefusalReason.FORGED, "not of the key that the offer brings");
        passes(offer, "SlotOffered");
    }

    @Test
    void theJournalHasNoHeaders() {
        real.say(real.offer(7, 7));
        assertThat(intake.journalHeaders())
                .allSatisfy(headers -> assertThat(headers).isEmpty());
        assertThat(intake.deadLetters()).isEmpty();
    }

    @Test
    void replaysOfOffersDoNotBringBackALostSession() {
        intake.pass(Duration.ofSeconds(31));
        Sent old = real.offer(1, 1);
        intake.journal();
        real.say(old);
        assertThat(intake.journal()).hasOnlyElementsOfType(SlotOffered.class); // an event that the machine knows
        intake.pass(Duration.ofSeconds(31));
        assertThat(intake.journal())
                .noneMatch(event ->
                        event instanceof AgentLost lost && lost.getHeader().getNumber() > 1);
    }
}
