package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.topic.Topic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Agents and slots, as intake hears them. */
class AgentTallyTest {
    private static final Duration A_WHILE = Duration.ofSeconds(6);
    private static final Duration LOST = Duration.ofSeconds(40);

    @Test
    void aSlotIsFreeUntilItsOfferIsAnsweredAndBusyUntilItsLeaseEnds() {
        try (IntakeKit intake = new IntakeKit()) {
            intake.publish(Topic.EXPERIMENTS, Inputs.created(1));
            intake.publish(Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1));
            intake.publish(Topic.AGENTS, Inputs.offer(2, "run-1", 1, 2));
            intake.pass(A_WHILE);
            assertThat(intake.gauge("temper.agents")).isEqualTo(1);
            assertThat(intake.gauge("temper.slots", "state", "free")).isEqualTo(2);
            assertThat(intake.gauge("temper.slots", "state", "busy")).isZero();

            intake.publish(Topic.DECISIONS, Inputs.suggest(1, 1, "run-1", 0, 1));
            intake.pass(A_WHILE);
            assertThat(intake.gauge("temper.slots", "state", "free")).isEqualTo(1);
            assertThat(intake.gauge("temper.slots", "state", "busy")).isEqualTo(1);

            intake.pass(LOST);
            assertThat(intake.gauge("temper.agents"))
                    .as("silent, and told lost")
                    .isZero();
            assertThat(intake.gauge("temper.slots", "state", "free")).isZero();
            assertThat(intake.gauge("temper.slots", "state", "busy")).isZero();
        }
    }

    @Test
    void whatIsRefusedIsCountedByReason() {
        try (IntakeKit intake = new IntakeKit()) {
            intake.publish(Topic.METRICS, "nobody", Inputs.offer(1, "run-1", 0, 1));
            assertThat(intake.deadLetters()).hasSize(1);
            assertThat(intake.refused("wrong_type")).isEqualTo(1);
            assertThat(intake.refused("malformed")).isZero();
        }
    }
}
