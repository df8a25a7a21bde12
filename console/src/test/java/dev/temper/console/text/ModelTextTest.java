package dev.temper.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.trial.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model's part in a decision, as someone reads it who does not know the model. */
final class ModelTextTest {
    @Test
    void aPickOfTheModelSaysWhatIsExpectedAndWhatItWasPreferredTo() {
        ModelEvidence model =
                new ModelEvidence(Stream.FINISHER, -2.5, -1.25, 0.5, 0.9667, List.of(3, 1), null, 1.5, 0.96, 41, 1);
        assertThat(DecisionTextTest.text(
                        DecisionTextTest.PROMOTE, Evidence.of(Reason.ADVISED).with(model), "temper"))
                .isEqualTo(
                        "Started again on slot 1 of host, to train from epoch 1 to epoch 3. The model chose it. Trained in"
                                + " full, it is expected to come to accuracy 0.9667 (on the model's own scale, which has no unit and on"
                                + " which lower is better: -1.25 ± 0.5, made 1.5 times as wide since its past forecasts were too sure). The best in"
                                + " full so far, which it is to beat: accuracy 0.96. The share of the budget for finishing pays for it, for it"
                                + " may well be the best in full (log acquisition value -2.5). It was preferred to trials 3, 1,"
                                + " which rest. So the model proposed after journal entry 41 (version 1 of its method).");
    }

    @Test
    void aStopByTheModelSaysItsChance() {
        ModelEvidence model = new ModelEvidence(null, null, 1.25, 0.5, 0.91, List.of(), 0.015, 1, 0.96, 41, 1);
        assertThat(DecisionTextTest.text(
                        DecisionTextTest.STOP, Evidence.of(Reason.UNPROMISING).with(model), "temper"))
                .isEqualTo(
                        "Stopped for good. The model gives it too little chance to beat the best. Trained in full, it is"
                                + " expected to come to accuracy 0.91 (on the model's own scale, which has no unit and on"
                                + " which lower is better: 1.25 ± 0.5). Its chance to beat the best in full so far, accuracy 0.96: 1.5 %. So the model proposed after"
                                + " journal entry 41 (version 1 of its method).");
    }

    @Test
    void aPickWithoutAModelIsNotSaidToBePredicted() {
        ModelEvidence design = new ModelEvidence(Stream.FINISHER, 0.0, 0, 1, 0, List.of(), null, 1, null, 41, 1);
        assertThat(DecisionTextTest.text(
                        DecisionTextTest.SUGGEST, Evidence.of(Reason.ADVISED).with(design), "gp-ei"))
                .endsWith(
                        " It is of the method's first design, for there is no model yet. So the model proposed after journal"
                                + " entry 41 (version 1 of its method).")
                .doesNotContain("expected", "finishing");
        ModelEvidence imported =
                new ModelEvidence(Stream.KNOWLEDGE, 1.5, -1.5, 1, 0.07, List.of(), null, 1, null, 41, 2);
        assertThat(DecisionTextTest.text(
                        DecisionTextTest.SUGGEST, Evidence.of(Reason.ADVISED).with(imported), "temper"))
                .contains(" It is among the best of the warm start, where it came to accuracy 0.07.")
                .doesNotContain("expected");
    }

    @Test
    void aPickOfAnotherMethodIsNotSaidToBePaidByAStream() {
        ModelEvidence model =
                new ModelEvidence(Stream.FINISHER, -2.5, -1.25, 0.5, 0.9, List.of(), null, 1, 0.96, 41, 1);
        assertThat(DecisionTextTest.text(
                        DecisionTextTest.SUGGEST, Evidence.of(Reason.ADVISED).with(model), "mtbo"))
                .contains(" Of all that could be trained, it is worth most (acquisition value -2.5).")
                .doesNotContain("finishing", "share");
    }

    @Test
    void aStopWithSeveralObjectivesSaysTheChanceNotToBeBeatenInAll() {
        ModelEvidence model = new ModelEvidence(null, null, 1.25, 0.5, 0.91, List.of(), 0.015, 1, 0.96, 41, 1);
        assertThat(DecisionTextTest.text(
                        DecisionTextTest.STOP,
                        Evidence.of(Reason.UNPROMISING).with(model),
                        DecisionTextTest.several("temper")))
                .contains(
                        " it is expected to come to loss 0.91 (",
                        " Its chance that nothing trained in full beats it in every objective: 1.5 %.");
    }
}
