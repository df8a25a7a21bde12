package dev.temper.deploy.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.decision.Target;
import dev.temper.core.event.EventId;
import dev.temper.core.proposal.Stream;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Assignee;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DecisionTextTest {
    private static final Assignee SLOT = new Assignee("host", "s1", 1, 7);
    private static final Configuration CONFIGURATION =
            new Configuration(List.of(new Configuration.Setting("lr", new Value.OfDouble(0.0123456))));

    private static String text(Action action, Evidence evidence) {
        return DecisionText.sentences(new Decision(1, 1, 0, action, evidence));
    }

    @Test
    void aSuggestionNamesSlotParametersAndTarget() {
        assertThat(text(
                        new Action.Suggest(4, 9, SLOT, CONFIGURATION, new Target(0, "1", 0, 1)),
                        Evidence.of(Reason.NEW)))
                .isEqualTo(
                        "Started on slot 1 of host, to train to epoch 1, with lr=0.01235. A new configuration from the suggester.");
    }

    @Test
    void aPauseGivesRankCutoffAndCompetitors() {
        Evidence evidence =
                new Evidence(Reason.AWAITING_RUNG, 0, 1, 0.8, 0.9, 4, 9, List.of(new Evidence.Competitor(2, 0.95)));
        assertThat(text(new Action.Pause(4, 9), evidence))
                .isEqualTo(
                        "Paused. Rests at its rung until it is among the best that go on: value 0.8 ranks 4 of 9 at rung 1, cut-off 0.9. Best there: trial 2 0.95.");
    }

    @Test
    void aPickOfTheModelSaysWhatIsPredictedAndWhatItWasPreferredTo() {
        ModelEvidence model =
                new ModelEvidence(Stream.FINISHER, -2.5, -1.25, 0.5, 0.9667, List.of(3, 1), null, 1.5, 0.96, 41, 1);
        assertThat(text(
                        new Action.Promote(4, 9, SLOT, CONFIGURATION, new Target(3, "27", 3, 27)),
                        Evidence.of(Reason.ADVISED).with(model)))
                .isEqualTo(
                        "Started again on slot 1 of host, to train from epoch 3 to epoch 27. Advised by the model. Paid by"
                                + " the finisher, for it may well be the best in full, log acquisition -2.5. Predicted at full"
                                + " fidelity: 0.9667 (in warped units -1.25, spread 0.5), spread widened by 1.5 after its own"
                                + " past forecasts. To beat: 0.96. Preferred to the resting trials 3, 1. Proposal of version 1"
                                + " on journal entry 41.");
    }

    @Test
    void aStopByTheModelSaysItsChance() {
        ModelEvidence model = new ModelEvidence(null, null, 1.25, 0.5, 0.91, List.of(), 0.015, 1, 0.96, 41, 1);
        assertThat(text(new Action.Stop(4, 9), Evidence.of(Reason.UNPROMISING).with(model)))
                .isEqualTo(
                        "Stopped. The model gives it too little chance to beat the best. Predicted at full fidelity: 0.91"
                                + " (in warped units 1.25, spread 0.5). Its chance to beat 0.96: 1.5 %. Proposal of version 1 on"
                                + " journal entry 41.");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasASentence(Reason reason) {
        assertThat(text(new Action.Stop(1, 1), Evidence.of(reason)))
                .startsWith("Stopped.")
                .doesNotContain(reason.name());
    }

    @ParameterizedTest
    @EnumSource(RejectReason.class)
    void everyRefusalHasASentence(RejectReason reason) {
        Action reject = new Action.Reject(new EventId("agent", 3), 1, 2L, reason);
        assertThat(text(reject, Evidence.of(Reason.REJECTED)))
                .startsWith("Event 3 of agent was refused: ")
                .doesNotContain(reason.name());
    }
}
