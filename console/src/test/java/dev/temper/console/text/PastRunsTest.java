package dev.temper.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Lines;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Target;
import dev.temper.schemas.AgentLost;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.TrialLost;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenario;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a trial was started again is said as it was. */
final class PastRunsTest {
    private static final EventHeader HEADER = new EventHeader("x", "host", 1L, null);
    private static final Assignee SLOT = new Assignee("host", "s1", 0, 1);
    private static final Configuration NONE = new Configuration(List.of());
    private static final ExperimentDefinition DEFINITION = DefinitionReader.read("""
            id: x
            metric: {name: loss, goal: minimize}
            parameters: [{name: lr, type: double, min: 0, max: 1}]
            tasks: {epochs: {max: 9}}
            budget: {trials: 3}
            method: asha-stopping
            """);

    /** A trial that was started, told to go on from epoch 1, and started again after its lease had ended so. */
    private static String text(Reason reason, SpecificRecord end, boolean reported) {
        List<Decision> decisions = List.of(
                new Decision(
                        1,
                        2,
                        0,
                        new Action.Suggest(4, 7, SLOT, NONE, new Target(0, "1", 0, 1)),
                        Evidence.of(Reason.NEW)),
                new Decision(2, 3, 0, new Action.Continue(4, 7, new Target(1, "3", 1, 3)), Evidence.of(Reason.IN_TOP)),
                new Decision(
                        3, 9, 0, new Action.Promote(4, 9, SLOT, NONE, new Target(1, "3", 1, 3)), Evidence.of(reason)));
        PastRuns runs = new PastRuns(decisions, lease -> lease == 7 ? end : null, lease -> reported && lease == 7);
        return DecisionText.sentences(decisions.get(2), DEFINITION, runs);
    }

    private static String text(Reason reason, SpecificRecord end) {
        return text(reason, end, false);
    }

    private static SlotOffered offer(String session) {
        return new SlotOffered(HEADER, new dev.temper.schemas.Assignee("host", session, 0, 1L), "");
    }

    private static TrialEnded ended(long lease, Outcome outcome, @Nullable Integer code) {
        return new TrialEnded(HEADER, 4, lease, outcome, code, "", false);
    }

    private static final String AGAIN = "Started again on slot 0 of host, to train from epoch 1 to epoch 3. ";

    /** It used to be said to have been lost or preempted. */
    @Test
    void aProcessThatWasDoneBeforeItHeardThatItMayGoOnWasNotLost() {
        assertThat(text(Reason.RESUMED, ended(7, Outcome.COMPLETED, 0)))
                .isEqualTo(AGAIN
                        + "Its process had come to the end of what it was told, and ended with exit code 0, before"
                        + " it heard that it may go on. It goes on.");
    }

    @Test
    void lostGivenBackAndReplacedAreToldApart() {
        assertThat(text(Reason.RESUMED, new TrialLost(HEADER, 4, 7L, 0L)))
                .isEqualTo(
                        AGAIN + "Nothing had been heard of its last run, on host, for the time of a lease, 30 s: it was"
                                + " given up for lost. It goes on.");
        assertThat(text(Reason.RESUMED, new AgentLost(HEADER, "host", "s1", 0L)))
                .contains("given up for lost.");
        assertThat(text(Reason.RESUMED, ended(7, Outcome.PREEMPTED, null)))
                .isEqualTo(AGAIN
                        + "Its agent had given the run back before it was done, as an agent does that is shut down."
                        + " It goes on.");
        assertThat(text(Reason.RESUMED, offer("s2")))
                .isEqualTo(AGAIN + "Its agent, host, had been started anew, and the run was lost with it. It goes on.");
    }

    @Test
    void aFailureHasItsExitCode() {
        assertThat(text(Reason.RETRIED, ended(7, Outcome.FAILED, 137)))
                .isEqualTo(
                        AGAIN + "Its process had failed with exit code 137. It is tried again (the definition allows 1"
                                + " retry).");
        assertThat(text(Reason.RETRIED, ended(7, Outcome.COMPLETED, 0)))
                .contains(
                        "Its process had ended with exit code 0 and had not reported the metric, which is a failure.");
        assertThat(text(Reason.RETRIED, ended(7, Outcome.FAILED, null), true)).contains("Its process had failed.");
    }

    @Test
    void ofALeaseWhoseEndIsNotKnownAllThatItMayHaveBeenIsSaid() {
        Decision resumed = new Decision(
                3, 9, 0, new Action.Promote(4, 9, SLOT, NONE, new Target(1, "3", 1, 3)), Evidence.of(Reason.RESUMED));
        assertThat(DecisionText.sentences(resumed, DEFINITION, new PastRuns()))
                .contains("it was lost or given back, or its process was done before it heard that it may go on.");
    }

    /** Whatever happens in an experiment, what is said of it are sentences, and each start again has a cause. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyDecisionOfAnExperimentWithFaultsReadsWell(long seed) {
        Scenario scenario = Scenarios.faulty(seed);
        Played played = Simulation.play(scenario);
        Chronicle chronicle = new Chronicle(Lines.EXPERIMENT);
        Lines.of(played).forEach(chronicle::take);
        for (Decision decision : chronicle.decisions()) {
            Integer trial = decision.action().about();
            PastRuns runs = trial == null ? new PastRuns() : chronicle.runsOf(trial);
            String text = DecisionText.sentences(decision, scenario.definition(), runs);
            assertThat(text)
                    .matches("[A-Z].*[a-z0-9)%]\\.")
                    .doesNotContain("null", "Infinity", "rung ", "  ", "..", "{", "lost or given back", " NaN,");
        }
        assertThat(chronicle.decisions()).isEqualTo(played.allDecisions()).isNotEmpty();
    }
}
