package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.agentLost;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.lost;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Trial;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Law 4: an agent that comes back late harms nothing; lost, preempted and failed are three different things. */
class FencingTest {
    private final Setup setup = Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).trials(3);

    private static Trial trial(Scenario scenario, int number) {
        return Objects.requireNonNull(scenario.state().trials().get(number));
    }

    @Test
    void aReportUnderALostLeaseIsRejected() {
        Scenario scenario = Scenario.given(setup, offer("a"))
                .when(report(1, 1, 1, 0.5))
                .when(lost(1))
                .when(offer("b"))
                .then("promote 1 to 9 RESUMED")
                .when(report(1, 1, 2, 0.4))
                .then("reject STALE_LEASE")
                .when(ended(1, 1, Outcome.FAILED))
                .then("reject STALE_LEASE");
        assertThat(trial(scenario, 1).failures()).isZero();
        assertThat(trial(scenario, 1).losses()).isEqualTo(1);
        assertThat(trial(scenario, 1).progress().epoch()).isEqualTo(1);
        assertThat(scenario.state().header().spentMicros()).isEqualTo(111_111);
    }

    @Test
    void aRejectSaysWhatWasRefused() {
        Scenario scenario = Scenario.given(setup, offer("a")).when(report(7, 3, 2, 0.4));
        Action.Reject reject = (Action.Reject) scenario.last().get(0).action();
        assertThat(reject.trial()).isEqualTo(7);
        assertThat(reject.lease()).isEqualTo(3);
        assertThat(reject.event()).isEqualTo(scenario.journal().get(2).id());
    }

    @Test
    void aResumedTrialGoesOnFromItsLastEpoch() {
        Scenario scenario = Scenario.given(setup, offer("a"), report(1, 4, 0.5), lost(1), offer("b"));
        Action.Promote promote = (Action.Promote) scenario.last().get(0).action();
        assertThat(promote.target().fromEpoch()).isEqualTo(4);
        scenario.when(report(1, 4, 0.5))
                .then("reject EPOCH_REPEATED")
                .when(report(1, 5, 0.5))
                .then();
    }

    @Test
    void aNewSessionVoidsTheOlderOneAtOnce() {
        Scenario.given(setup.parallel(1), offer("a", "s1", 0), offer("a", "s1", 1))
                .when(offer("a", "s2", 0))
                .then("promote 1 to 9 RESUMED")
                .when(report(1, 1, 1, 0.5))
                .then("reject STALE_LEASE")
                .when(offer("a", "s1", 0, 9))
                .then("reject STALE_SESSION")
                .when(ended(1, Outcome.PREEMPTED))
                .then();
    }

    @Test
    void aLostAgentLosesItsLeasesAndItsOffers() {
        Scenario scenario = Scenario.given(setup.parallel(2), offer("a", "s1", 0), offer("b"), offer("a", "s1", 1))
                .when(agentLost("a"))
                .then()
                .when(offer("c"))
                .then("promote 1 to 9 RESUMED")
                .when(agentLost("nobody"))
                .then("reject STALE_SESSION");
        assertThat(trial(scenario, 1).losses()).isEqualTo(1);
        assertThat(trial(scenario, 2).losses()).isZero();
    }

    @Test
    void anAgentThatWasOnlySilentMayMakeTheSameOfferAgain() {
        Scenario.given(setup.parallel(1), offer("b"), offer("a", "s1", 0, 1))
                .when(agentLost("a"))
                .when(ended(1, Outcome.PREEMPTED))
                .then()
                .when(offer("a", "s1", 0, 1))
                .then("promote 1 to 9 RESUMED");
    }

    @Test
    void anOfferIsAnsweredOnceHoweverOftenItIsMade() {
        Scenario.given(setup)
                .when(offer("a", "s1", 0, 1))
                .then("suggest 1 to 9 NEW")
                .when(offer("a", "s1", 0, 1))
                .then()
                .when(offer("a", "s1", 0, 2))
                .then("suggest 2 to 9 NEW");
    }

    @Test
    void aWaitingOfferIsReplacedByALaterOneOfItsSlot() {
        Scenario scenario = Scenario.given(
                        setup.parallel(1), offer("a"), offer("b", "s1", 0, 1), offer("b", "s1", 0, 2))
                .when(ended(1, Outcome.PREEMPTED))
                .then("promote 1 to 9 RESUMED");
        Action.Promote promote = (Action.Promote) scenario.last().get(0).action();
        assertThat(promote.assignee().offer()).isEqualTo(2);
    }

    @Test
    void offersAreAnsweredInTheOrderInWhichTheyCame() {
        Scenario.given(setup.parallel(1), offer("z"), offer("y"), offer("b"))
                .when(ended(1, Outcome.PREEMPTED))
                .then("promote 1 to 9 RESUMED")
                .when(report(1, 9, 0.5))
                .when(ended(1, Outcome.STOPPED))
                .then("suggest 2 to 9 NEW");
    }

    @Test
    void aTrialLostWhilePausingRestsAtItsRung() {
        Scenario scenario = Scenario.given(
                        Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3), offer("a"), report(1, 1, 0.5))
                .when(lost(1))
                .then();
        assertThat(trial(scenario, 1).status().name()).isEqualTo("PAUSED");
    }
}
