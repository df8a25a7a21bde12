package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.archived;
import static dev.temper.core.experiment.Events.converged;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.extended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Task;
import dev.temper.core.event.Event.ExperimentExtended;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.TrialStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtensionTest {
    private static final long FULL = Ladder.FULL_COST;

    /** Three trials trained to epoch 9 in turn, with losses 1, 2 and 3; complete. */
    private static Scenario complete(Setup setup) {
        Scenario scenario = Scenario.given(setup);
        for (int i = 1; i <= 3; i++) {
            scenario.when(offer("a")).when(report(i, 9, i)).when(ended(i, Outcome.STOPPED));
        }
        assertThat(scenario.state().header().status()).isEqualTo(ExperimentStatus.COMPLETE);
        return scenario;
    }

    private static Setup three(ScheduleKind schedule) {
        return Setup.of(schedule).epochs(9, 9, 3).trials(3);
    }

    @Test
    void aCompleteExperimentRunsAgainWithMoreTrials() {
        Scenario scenario = complete(three(ScheduleKind.FULL)).when(extended(4, null, null));
        scenario.then();
        assertThat(scenario.state().header().status()).isEqualTo(ExperimentStatus.RUNNING);
        scenario.when(offer("a"))
                .then("suggest 4 to 9 NEW")
                .when(report(4, 9, 0.5))
                .then("stop 4 FULLY_TRAINED")
                .when(ended(4, Outcome.STOPPED))
                .then("complete 4 TRIALS_SPENT");
    }

    /** Who waited when it was complete has ended, or turned to something else. */
    @Test
    void anOfferOfTheTimeBeforeIsNotAnswered() {
        Scenario scenario = Scenario.given(three(ScheduleKind.FULL).trials(1), offer("a"), offer("b"))
                .when(report(1, 9, 1))
                .when(ended(1, Outcome.STOPPED))
                .then("complete 1 TRIALS_SPENT")
                .when(extended(2, null, null))
                .then();
        scenario.when(offer("b", "s1", 0, 1)).then("suggest 2 to 9 NEW");
    }

    @Test
    void moreCostPaysForMore() {
        Setup setup = three(ScheduleKind.FULL).trials(null).cost(FULL);
        Scenario.given(setup, offer("a"), report(1, 9, 1))
                .when(ended(1, Outcome.STOPPED))
                .then("complete 1 COST_SPENT")
                .when(extended(null, 2 * FULL, null))
                .then()
                .when(offer("a"))
                .then("suggest 2 to 9 NEW");
    }

    @Test
    void ofWhatWasTrainedInFullTheBestGoOnFromThereForTheirOwnCost() {
        Setup setup = three(ScheduleKind.ASYNC_HYPERBAND);
        Scenario scenario = complete(setup).when(extended(null, null, 27)).then();
        assertThat(scenario.state().count(TrialStatus.PAUSED)).isEqualTo(3);
        assertThat(scenario.state().header().bestTrial()).isEqualTo(1);
        scenario.when(offer("a")).then("promote 1 to 27 PROMOTED");
        Action.Promote promote = (Action.Promote) scenario.last().get(0).action();
        assertThat(promote.target().fromEpoch()).isEqualTo(9);
        // A cost of 1 is what it was: a training of 9 epochs.
        assertThat(scenario.state().header().reservedMicros()).isEqualTo(2 * FULL);
        scenario.when(report(1, 27, 5))
                .then("stop 1 FULLY_TRAINED")
                .when(ended(1, Outcome.STOPPED))
                .then("complete 1 TRIALS_SPENT");
        assertThat(scenario.state().header().bestValue()).isEqualTo(5);
        assertThat(scenario.state().header().spentMicros()).isEqualTo(5 * FULL);
    }

    /** What ends a trial at the old end may be on its way when the experiment is extended. */
    @Test
    void aTrialThatIsBeingStoppedAtTheOldEndRestsThere() {
        Setup setup = three(ScheduleKind.ASYNC_HYPERBAND);
        Scenario scenario = Scenario.given(setup, offer("a"), report(1, 9, 1))
                .when(extended(null, null, 27))
                .when(ended(1, Outcome.STOPPED));
        assertThat(scenario.state().count(TrialStatus.PAUSED)).isEqualTo(1);
    }

    @Test
    void whereLosersStopOnlyTheBestGoOn() {
        Scenario scenario =
                complete(three(ScheduleKind.ASYNC_HYPERBAND_STOPPING)).when(extended(null, null, 27));
        assertThat(scenario.state().count(TrialStatus.PAUSED)).isEqualTo(1);
        assertThat(scenario.state().count(TrialStatus.STOPPED)).isEqualTo(2);
        scenario.when(offer("a")).then("promote 1 to 27 PROMOTED");
    }

    @ParameterizedTest
    @EnumSource(
            value = ScheduleKind.class,
            names = {"FULL", "MEDIAN_STOPPING"})
    void whereAllTrainInFullAllGoOn(ScheduleKind schedule) {
        complete(three(schedule))
                .when(extended(null, null, 27))
                .when(offer("a"))
                .then("promote 1 to 27 PROMOTED")
                .when(offer("b"))
                .then("promote 2 to 27 PROMOTED")
                .when(offer("c"))
                .then("promote 3 to 27 PROMOTED");
    }

    @Test
    void newTrialsComeToTheOldEndFirstAndCompeteThere() {
        Scenario scenario = complete(three(ScheduleKind.ASYNC_HYPERBAND)).when(extended(9, null, 27));
        scenario.when(offer("a")).then("promote 1 to 27 PROMOTED");
        scenario.when(offer("b"))
                .then("suggest 4 to 9 NEW")
                .when(report(4, 9, 2.5))
                .then("pause 4 AWAITING_RUNG");
    }

    @Test
    void whatHadConvergedIsAskedAgain() {
        Setup setup = Setup.of(ScheduleKind.MEDIAN_STOPPING).epochs(9, 9, 3).trials(1);
        Scenario scenario = Scenario.given(setup, offer("a"), report(1, 4, 1))
                .when(converged(1, Outcome.COMPLETED))
                .when(extended(null, null, 27))
                .when(offer("a"))
                .then("promote 1 to 27 PROMOTED")
                .when(report(1, 9, 0.5))
                .then()
                .when(converged(1, Outcome.COMPLETED));
        assertThat(scenario.state().header().bestValue()).isEqualTo(0.5);
    }

    @Test
    void whatIsNoExtensionIsRefused() {
        Setup setup = three(ScheduleKind.FULL);
        complete(setup)
                .when(extended(2, null, null))
                .then("reject INVALID_EXTENSION")
                .when(extended(3, null, null))
                .then("reject INVALID_EXTENSION")
                .when(extended(null, FULL, null))
                .then("reject INVALID_EXTENSION")
                .when(extended(4, null, 8))
                .then("reject INVALID_EXTENSION")
                .when(extended(2_000_000, null, null))
                .then("reject INVALID_EXTENSION")
                .when(archived())
                .then()
                .when(extended(4, null, null))
                .then("reject EXPERIMENT_ARCHIVED");
    }

    @Test
    void eachProblemIsNamed() {
        Setup named =
                Setup.of(ScheduleKind.FULL).tasks(new Task("full", 0, FULL)).trials(3);
        assertThat(ExtensionCheck.check(named.build(), new ExperimentExtended(2, FULL, 9, null)))
                .extracting(problem -> problem.message())
                .isEqualTo(List.of(
                        "trials is 2, below the 3 of now: give the new total",
                        "the budget has no limit of cost: there is nothing to extend",
                        "the tasks are named, and a named task has no epochs to extend: leave epochs out"));
        assertThat(ExtensionCheck.check(named.build(), new ExperimentExtended(3, null, null, null)))
                .extracting(problem -> problem.message())
                .isEqualTo(List.of("nothing is more than now: raise trials, cost or epochs"));
    }
}
