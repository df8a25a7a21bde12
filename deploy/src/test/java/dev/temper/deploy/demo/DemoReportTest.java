package dev.temper.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.RungView;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DemoReportTest {
    @Test
    void putsTheBestBesideTheDefaultAndTheCostBesideTheFullCost() {
        assertThat(print(2))
                .containsPattern("accuracy after 27 epochs +95.50 % +91.00 %")
                .containsPattern("learning_rate +0.2219 +0.01000")
                .containsPattern("batch_size +128 +64")
                .containsPattern("0 +1 +9 +3 +0\\.33")
                .containsPattern("1 +27 +3 +- +2\\.89")
                .contains(
                        "9 trials cost 3.22 full trainings; trained in full they would have cost 9: 2.8 times as much.");
    }

    @Test
    void saysWhenTheBudgetWasTooSmallForAFullTraining() {
        assertThat(print(null)).contains("No trial was trained in full").contains("9 trials cost");
    }

    @Test
    void putsWhatTheModelPredictedBesideWhatWasReached() {
        ModelEvidence model =
                new ModelEvidence(Stream.FINISHER, -1.0, -1.5, 0.5, 0.945, List.of(), null, 1, null, 12, 1);
        Target full = new Target(1, "27", 1, 27);
        Assignee slot = new Assignee("demo", "s", 0, 1);
        Configuration configuration = new Configuration(List.of());
        List<Decision> decisions = List.of(
                new Decision(1, 1, 0, new Action.Suggest(1, 1, slot, configuration, full), Evidence.of(Reason.NEW)),
                new Decision(
                        2,
                        13,
                        0,
                        new Action.Promote(2, 2, slot, configuration, full),
                        Evidence.of(Reason.ADVISED).with(model)));
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        TreeMap<Integer, TrialView> trials = new TreeMap<>(Map.of(2, trial(2, 0.955, 0.2219, 128)));
        new ModelReport(decisions, trials).print(out);
        out.flush();
        assertThat(text.toString())
                .contains("The model chose 1 of 2 trainings, and ended 0")
                .contains(
                        "1 of its choices were trained in full: predicted 94.50 % on average, reached 95.50 %, each off"
                                + " by 1.00 points.");
    }

    private static String print(@Nullable Integer best) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        TreeMap<Integer, TrialView> trials = new TreeMap<>();
        trials.put(2, trial(2, 0.955, 0.2219, 128));
        DemoExperiment demo = DemoExperiment.numbered(Subject.LETTERS, 1, null);
        new DemoReport(demo, experiment(best), trials, trial(1, 0.91, 0.01, 64)).print(out);
        out.flush();
        return text.toString();
    }

    private static ExperimentView experiment(@Nullable Integer best) {
        return ExperimentView.newBuilder()
                .setExperiment("letters")
                .setSequence(40)
                .setTime(0)
                .setCreatedAt(0)
                .setStatus(ExperimentStatus.COMPLETE)
                .setDefinition("{}")
                .setTrials(9)
                .setRunning(0)
                .setPaused(6)
                .setCompleted(3)
                .setStopped(0)
                .setFailed(0)
                .setCostMicros(3_222_222)
                .setReservedMicros(0)
                .setEpochs(87)
                .setDecisions(31)
                .setBestTrial(best)
                .setBestValue(best == null ? null : 0.955)
                .setRungs(List.of(new RungView(0, 0, "1", 9, 3, 333_333L), new RungView(0, 1, "27", 3, 0, 2_888_889L)))
                .setSteering(List.of())
                .build();
    }

    private static TrialView trial(int number, double value, double rate, long batch) {
        return TrialView.newBuilder()
                .setExperiment("letters")
                .setTrial(number)
                .setSequence(40)
                .setStatus(TrialStatus.COMPLETED)
                .setParameters(
                        List.of(new ParameterValue("learning_rate", rate), new ParameterValue("batch_size", batch)))
                .setBracket(0)
                .setRung(1)
                .setEpoch(27)
                .setTargetEpoch(27)
                .setValue(value)
                .setBestValue(value)
                .setFailures(0)
                .setLosses(0)
                .setCostMicros(1_000_000)
                .build();
    }
}
