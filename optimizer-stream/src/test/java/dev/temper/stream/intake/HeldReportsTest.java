package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.signature.SigningKey;
import dev.temper.schemas.topic.Topic;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signed reports that intake reads before the decision that granted their lease. */
class HeldReportsTest {
    private final IntakeKit intake = new IntakeKit();
    private final SigningAgent real = SigningAgent.of(intake, "run-1");
    private final SigningAgent other = new SigningAgent(intake, "elsewhere", "run-2", SigningKey.generate());

    @BeforeEach
    void begin() {
        intake.askForSignatures(true);
        intake.publish(Topic.EXPERIMENTS, Inputs.created(1));
        real.say(real.offer(1, 1));
        intake.publish(Topic.DECISIONS, Inputs.suggest(1, 1, "run-1", 0, 1));
        intake.journal();
    }

    @AfterEach
    void end() {
        intake.close();
    }

    /** Intake reads the decisions in another topic than the reports, and may read a report under a lease first. */
    @Test
    void aReportThatOvertakesItsGrantWaitsForIt() {
        other.say(other.offer(1, 1));
        intake.journal();
        real.say(real.ended(4, 2, 2));
        real.say(real.metric(3, 2, 2, 1));
        other.say(other.metric(3, 2, 2, 1));
        assertThat(intake.journal()).isEmpty();
        intake.restart();
        intake.publish(Topic.DECISIONS, Inputs.suggest(2, 2, "run-1", 0, 2));
        assertThat(intake.journalKinds()).containsExactly("MetricReported", "TrialEnded");
        assertThat(intake.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("FORGED");
            assertThat(letter.getDetail()).contains("signed by \"run-2\" of \"elsewhere\"");
        });
    }

    @Test
    void aReportUnderALeaseThatNeverComesIsRefusedInTheEnd() {
        real.say(real.metric(2, 9, 99, 1));
        intake.pass(Duration.ofSeconds(62));
        assertThat(intake.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getDetail()).contains("no lease of its number was granted"));
        for (int i = 0; i <= Claims.MOST_HELD; i++) {
            real.say(real.metric(3 + i, 9, 99, 1));
        }
        assertThat(intake.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getDetail()).contains("lease 99 was not granted"));
    }

    @Test
    void whatIsHeldWhenTheExperimentEndsIsTheMachinesToRefuse() {
        real.say(real.metric(2, 9, 99, 1));
        intake.publish(Topic.DECISIONS, Inputs.complete());
        assertThat(intake.journalKinds()).containsExactly("MetricReported");
        real.say(real.ended(3, 1, 1));
        assertThat(intake.journalKinds()).as("of a lease that is over").containsExactly("TrialEnded");
    }
}
