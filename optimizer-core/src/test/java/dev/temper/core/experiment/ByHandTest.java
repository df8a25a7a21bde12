package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.archived;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.kept;
import static dev.temper.core.experiment.Events.lost;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.paused;
import static dev.temper.core.experiment.Events.report;
import static dev.temper.core.experiment.Events.resumed;
import static dev.temper.core.experiment.Events.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Task;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.TrialStatus;
import org.junit.jupiter.api.Test;

class ByHandTest {
    private final Setup asha =
            Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3).trials(9);

    @Test
    void aRunningTrialIsStoppedWithTheWordsOfWhoAsked() {
        Scenario scenario = Scenario.given(asha, offer("a")).when(stopped(1, "it overfits"));
        scenario.then("stop 1 STOP_REQUESTED");
        assertThat(scenario.evidence().note()).isEqualTo("it overfits");
        scenario.when(report(1, 1, 0.5))
                .then("reject BEYOND_TARGET")
                .when(stopped(1, "again"))
                .then("reject TRIAL_ENDED")
                .when(ended(1, Outcome.STOPPED))
                .then();
        assertThat(scenario.state().count(TrialStatus.STOPPED)).isEqualTo(1);
    }

    @Test
    void aRestingTrialIsStoppedWithoutALeaseAndNeverPromoted() {
        Scenario scenario = Scenario.given(
                        asha.trials(3),
                        offer("a"),
                        report(1, 1, 0.1),
                        ended(1, Outcome.PAUSED),
                        offer("a"),
                        report(2, 1, 0.2),
                        ended(2, Outcome.PAUSED))
                .when(stopped(1, "a leak"));
        scenario.then("stop 1 STOP_REQUESTED");
        assertThat(((Action.Stop) scenario.last().get(0).action()).lease()).isZero();
        // It keeps its rank, so nobody gets its place: the second of three does not go on for it.
        scenario.when(offer("a"))
                .then("suggest 3 to 1 NEW")
                .when(report(3, 1, 0.3))
                .then("pause 3 AWAITING_RUNG");
    }

    @Test
    void aWaitingTrialIsStoppedAndWhatIsOverOrUnknownIsRefused() {
        Scenario.given(asha, offer("a"), lost(1))
                .when(stopped(1, "enough"))
                .then("stop 1 STOP_REQUESTED")
                .when(kept(1, "no"))
                .then("reject TRIAL_ENDED")
                .when(stopped(7, "who"))
                .then("reject UNKNOWN_TRIAL")
                .when(archived())
                .then("complete null ARCHIVED_BY_USER")
                .when(stopped(1, "late"))
                .then("reject EXPERIMENT_ARCHIVED");
    }

    /** A rung of which a trial was stopped on its way there would wait for it for ever. */
    @Test
    void aSynchronousRungDoesNotWaitForATrialThatWasStopped() {
        Setup setup = Setup.of(ScheduleKind.HYPERBAND).epochs(1, 3, 3).trials(3);
        Scenario.given(
                        setup,
                        offer("a"),
                        offer("b"),
                        offer("c"),
                        report(1, 1, 0.1),
                        ended(1, Outcome.PAUSED),
                        report(2, 1, 0.2),
                        ended(2, Outcome.PAUSED),
                        stopped(3, "slow"),
                        ended(3, Outcome.STOPPED))
                .when(offer("a"))
                .then("promote 1 to 3 PROMOTED");
    }

    @Test
    void aKeptTrialGoesOnAtEveryRungWhateverItsRank() {
        Scenario scenario = Scenario.given(asha, offer("a")).when(kept(1, "for the paper"));
        scenario.then().when(report(1, 1, 9)).then("continue 1 to 3 KEEP_REQUESTED");
        assertThat(scenario.evidence().note()).isEqualTo("for the paper");
        scenario.when(report(1, 3, 9))
                .then("continue 1 to 9 KEEP_REQUESTED")
                .when(kept(1, "again"))
                .then("reject ALREADY_KEPT")
                .when(report(1, 9, 9))
                .then("stop 1 FULLY_TRAINED");
    }

    @Test
    void aRestingTrialThatIsKeptHasTheNextFreeSlot() {
        Scenario.given(asha, offer("a"), report(1, 1, 9), ended(1, Outcome.PAUSED), kept(1, "why not"))
                .when(offer("a"))
                .then("promote 1 to 3 KEEP_REQUESTED")
                .when(lost(1))
                .then()
                .when(offer("a"))
                .then("promote 1 to 3 RESUMED");
    }

    @Test
    void aKeptTrialRestsOnlyForThePausedExperimentAndForTheBudget() {
        Setup setup = asha.trials(null).cost(400_000);
        Scenario.given(setup, offer("a"), kept(1, "x"), paused())
                .when(report(1, 1, 1))
                .then("pause 1 PAUSED_BY_USER")
                .when(ended(1, Outcome.PAUSED))
                .then()
                .when(resumed())
                .then()
                .when(offer("a"))
                .then("promote 1 to 3 KEEP_REQUESTED")
                .when(report(1, 3, 1))
                .then("pause 1 COST_SPENT");
    }

    @Test
    void aKeptTrialGoesThroughItsNamedTasks() {
        Setup setup = asha.tasks(new Task("small", 0, 100_000), new Task("full", 0, 1_000_000));
        Scenario.given(setup, offer("a"), kept(1, "x"), report(1, 1, 0.5))
                .when(ended(1, Outcome.COMPLETED))
                .then("pause 1 KEEP_REQUESTED")
                .when(offer("a"))
                .then("promote 1 to full KEEP_REQUESTED");
    }

    @Test
    void theMedianStopsNoTrialThatIsKept() {
        Setup setup = Setup.of(ScheduleKind.MEDIAN_STOPPING).epochs(1, 9, 3).trials(9);
        Scenario scenario = Scenario.given(setup);
        for (int i = 1; i <= 4; i++) {
            scenario.when(offer("a" + i)).when(report(i, 1, 0.1));
        }
        scenario.when(offer("b")).when(kept(5, "x")).when(report(5, 1, 9)).then();
    }
}
