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
import dev.temper.core.experiment.Budget;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.Method;
import dev.temper.core.experiment.Method.Model;
import dev.temper.core.experiment.Method.Schedule;
import dev.temper.core.experiment.Method.Suggester;
import dev.temper.core.experiment.Metric;
import dev.temper.core.experiment.Metrics;
import dev.temper.core.proposal.Stream;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Assignee;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DecisionTextTest {
    private static final Assignee SLOT = new Assignee("host", "s1", 1, 7);
    private static final Configuration CONFIGURATION =
            new Configuration(List.of(new Configuration.Setting("lr", new Value.OfDouble(0.0123456))));

    private static ExperimentDefinition definition(Model model, String... objectives) {
        List<Metric> all = Arrays.stream(objectives)
                .map(name -> new Metric(name, Metric.Goal.MINIMIZE))
                .toList();
        return new ExperimentDefinition(
                "x",
                new Metrics(all, List.of(), List.of()),
                Space.of(List.of(new Parameter.OfDouble("lr", 0, 1, Scale.LINEAR, null))),
                Ladder.ofEpochs(1, 27, 3),
                new Budget(10, null),
                1,
                new Method(Suggester.QUASI_RANDOM, Schedule.ASYNC_HYPERBAND, 1, 1, model),
                ExperimentDefinition.Resume.CHECKPOINT,
                1,
                30_000,
                1);
    }

    private static String text(ModelEvidence model, Model method, String... objectives) {
        Action action = new Action.Stop(4, 9);
        Evidence evidence = Evidence.of(Reason.ADVISED).with(model);
        return DecisionText.sentences(new Decision(1, 1, 0, action, evidence), definition(method, objectives));
    }

    private static String text(Action action, Evidence evidence) {
        return DecisionText.sentences(new Decision(1, 1, 0, action, evidence), null);
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

    @Test
    void aReportWithoutTheMetricIsToldWhichToReport() {
        Action reject = new Action.Reject(new EventId("agent", 3), 1, 2L, RejectReason.METRIC_MISSING);
        Decision decision = new Decision(1, 1, 0, reject, Evidence.of(Reason.REJECTED));
        assertThat(DecisionText.sentences(decision, definition(Model.TEMPER, "loss")))
                .contains("loss is not among the values, and it is the experiment's metric: report it.");
        assertThat(DecisionText.sentences(decision, definition(Model.TEMPER, "loss", "size")))
                .contains("not every objective is among the values: report loss and size together.");
        assertThat(DecisionText.sentences(decision, null)).contains("report the one that the definition names.");
    }

    @Test
    void aPickWithoutAModelIsNotSaidToBePredicted() {
        ModelEvidence design = new ModelEvidence(Stream.FINISHER, 0.0, 0, 1, 0, List.of(), null, 1, null, 41, 1);
        assertThat(text(design, Model.GP_EI, "loss"))
                .endsWith(
                        " Of the method's first design: there is no model yet. Proposal of version 1 on journal entry 41.")
                .doesNotContain("Predicted", "finisher");
        ModelEvidence imported =
                new ModelEvidence(Stream.KNOWLEDGE, 1.5, -1.5, 1, 0.07, List.of(), null, 1, null, 41, 2);
        assertThat(text(imported, Model.TEMPER, "loss"))
                .endsWith(
                        " Among the best of the warm start, where it came to 0.07. Proposal of version 2 on journal entry 41.")
                .doesNotContain("Predicted");
    }

    @Test
    void aPickOfAnotherMethodIsNotSaidToBePaidByAStream() {
        ModelEvidence model =
                new ModelEvidence(Stream.FINISHER, -2.5, -1.25, 0.5, 0.9, List.of(), null, 1, 0.96, 41, 1);
        assertThat(text(model, Model.MTBO, "loss"))
                .contains(" Acquisition value -2.5. Predicted at full fidelity: 0.9 (")
                .doesNotContain("finisher");
    }

    @Test
    void aStopWithSeveralObjectivesSaysTheChanceNotToBeDominated() {
        ModelEvidence model = new ModelEvidence(null, null, 1.25, 0.5, 0.91, List.of(), 0.015, 1, 0.96, 41, 1);
        assertThat(text(model, Model.TEMPER, "loss", "size"))
                .contains(
                        " Predicted at full fidelity, first objective: 0.91 (",
                        " Its chance not to be dominated by what was trained in full: 1.5 %.")
                .doesNotContain("beat");
    }
}
