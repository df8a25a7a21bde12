package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.lost;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.queued;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Task;
import dev.temper.core.space.Parameter;
import dev.temper.core.trial.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Law 5: never more trials or cost than the budget, and never a trial twice. */
class BudgetTest {
    @Test
    void costIsReservedBeforeItIsSpent() {
        Setup setup = Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).trials(null).cost(2_500_000);
        Scenario scenario = Scenario.given(setup, offer("a"), offer("b"), offer("c"));
        scenario.then();
        assertThat(scenario.state().header().reservedMicros()).isEqualTo(2_000_000);
        scenario.when(report(1, 9, 0.5)).when(ended(1, Outcome.COMPLETED)).then();
        assertThat(scenario.state().header().spentMicros()).isEqualTo(1_000_000);
        assertThat(scenario.state().header().reservedMicros()).isEqualTo(1_000_000);
        scenario.when(report(2, 9, 0.4)).when(ended(2, Outcome.COMPLETED)).then("complete 2 COST_SPENT");
    }

    @Test
    void whatALeaseDidNotUseIsFreeAgain() {
        Setup setup = Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).trials(null).cost(2_000_000);
        Scenario.given(setup, offer("a"), report(1, 1, Double.NaN), offer("b"), offer("c"))
                .then()
                .when(ended(1, Outcome.FAILED))
                .then()
                .when(report(2, 1, Double.NaN))
                .when(ended(2, Outcome.FAILED))
                .then("suggest 3 to 9 NEW");
    }

    @Test
    void aRestartPaysForEveryEpochAgain() {
        Setup setup = Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).trials(1).restart();
        Scenario scenario = Scenario.given(setup, offer("a"), report(1, 3, 0.5), lost(1), offer("b"));
        Action.Promote promote = (Action.Promote) scenario.last().get(0).action();
        assertThat(promote.target().fromEpoch()).isZero();
        scenario.when(report(1, 3, 0.9)).then().when(report(1, 9, 0.4)).then("stop 1 FULLY_TRAINED");
        assertThat(scenario.state().header().spentMicros()).isEqualTo(1_333_333);
        assertThat(scenario.state().observations().size()).isEqualTo(2);
        assertThat(scenario.state().observations().entryAt(0).value().value()).isEqualTo(0.5);
    }

    @Test
    void aPromotionThatTheBudgetForbidsIsLeftAndACheaperOneMade() {
        Setup setup = Setup.of(ScheduleKind.ASYNC_HYPERBAND)
                .epochs(1, 9, 3)
                .trials(null)
                .cost(460_000);
        Scenario.given(setup, offer("a"), offer("b"), offer("c"))
                .when(report(1, 1, 0.5))
                .when(report(2, 1, 0.6))
                .when(report(3, 1, 0.4))
                .then("pause 3 COST_SPENT")
                .when(ended(3, Outcome.PAUSED))
                .when(offer("d"))
                .then("suggest 4 to 1 NEW");
    }

    @Test
    void namedTasksAreReservedAtTheStartAndPaidForAtTheEnd() {
        Setup setup = Setup.of(ScheduleKind.ASYNC_HYPERBAND)
                .tasks(new Task("small", 0, 100_000), new Task("full", 0, 1_000_000))
                .trials(1);
        Scenario scenario = Scenario.given(setup, offer("a")).then("suggest 1 to small NEW");
        assertThat(scenario.state().header().reservedMicros()).isEqualTo(100_000);
        scenario.when(report(1, 5, 0.6)).then().when(report(1, 6, 0.5)).then();
        assertThat(scenario.state().header().spentMicros()).isZero();
        scenario.when(ended(1, Outcome.COMPLETED)).then("pause 1 AWAITING_RUNG");
        assertThat(scenario.evidence().value()).isEqualTo(0.5);
        assertThat(scenario.state().header().spentMicros()).isEqualTo(100_000);
        scenario.when(offer("a")).then("promote 1 to full PROMOTED");
        assertThat(scenario.state().header().reservedMicros()).isEqualTo(1_000_000);
        scenario.when(lost(1)).when(offer("b")).then("promote 1 to full RESUMED");
        assertThat(scenario.state().header().spentMicros())
                .as("it never reported")
                .isEqualTo(100_000);
        scenario.when(report(1, 1, 0.3)).when(ended(1, Outcome.COMPLETED));
        scenario.then("stop 1 FULLY_TRAINED", "complete 1 TRIALS_SPENT");
        assertThat(scenario.state().header().spentMicros()).isEqualTo(1_100_000);
    }

    @Test
    void aSpaceThatIsUsedUpEndsTheExperimentAndNothingComesTwice() {
        Setup setup = Setup.of(ScheduleKind.FULL)
                .epochs(1, 9, 3)
                .trials(10)
                .over(new Parameter.Categorical("c", List.of("x", "y", "z"), null));
        Scenario scenario = Scenario.given(setup, offer("a"), offer("b"), offer("c"), offer("d"));
        scenario.then();
        for (int trial = 1; trial <= 3; trial++) {
            scenario.when(report(trial, 9, trial)).when(ended(trial, Outcome.COMPLETED));
        }
        scenario.then("complete 1 SPACE_EXHAUSTED");
    }

    @Test
    void whatAUserQueuedComesFirstAndOnce() {
        Setup setup = Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).trials(2);
        Scenario.given(setup, queued(0.25))
                .when(queued(0.25))
                .then("reject DUPLICATE_PARAMETERS")
                .when(queued(7))
                .then("reject INVALID_PARAMETERS")
                .when(offer("a"))
                .then("suggest 1 to 9 QUEUED")
                .when(queued(0.25))
                .then("reject DUPLICATE_PARAMETERS")
                .when(offer("b"))
                .then("suggest 2 to 9 NEW");
    }

    /** A misspelt metric used to start trials for ever: what fails at once costs nothing. */
    @Test
    void anExperimentInWhichNothingIsEverReportedEnds() {
        Scenario scenario = Scenario.given(
                Setup.of(ScheduleKind.FULL).trials(null).cost(2_000_000).retries(0));
        for (int trial = 1; trial <= 30; trial++) {
            scenario.when(offer("a")).when(ended(trial, Outcome.FAILED));
        }
        scenario.then("stop 30 FAILURES", "complete null NOTHING_REPORTED");
    }

    @Test
    void anExperimentInWhichOneTrialReportedGoesOnWhateverFails() {
        Scenario scenario = Scenario.given(
                Setup.of(ScheduleKind.FULL).trials(null).cost(2_000_000).retries(0));
        scenario.when(offer("a")).when(report(1, 1, 0.5)).when(ended(1, Outcome.FAILED));
        for (int trial = 2; trial <= 40; trial++) {
            scenario.when(offer("a")).when(ended(trial, Outcome.FAILED)).then("stop " + trial + " FAILURES");
        }
    }
}
