package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.lost;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.trial.Outcome;
import org.junit.jupiter.api.Test;

/** Synchronous Hyperband by hand: rungs 1, 3, 9; brackets of 9, 5 and 3 trials starting at rung 0, 1 and 2. */
class SyncHyperbandTest {
    private final Setup setup =
            Setup.of(ScheduleKind.HYPERBAND).epochs(1, 9, 3).trials(40).brackets(3);

    /** All nine trials of the first bracket have started. */
    private Scenario nineStarted() {
        Scenario scenario = Scenario.given(setup);
        for (int i = 1; i <= 9; i++) {
            scenario.when(offer("a" + i)).then("suggest " + i + " to 1 NEW");
        }
        return scenario;
    }

    private static Scenario arrive(Scenario scenario, int from, int to) {
        for (int trial = from; trial <= to; trial++) {
            scenario.when(report(trial, 1, trial / 10.0))
                    .then("pause " + trial + " AWAITING_RUNG")
                    .when(ended(trial, Outcome.PAUSED))
                    .then();
        }
        return scenario;
    }

    @Test
    void aRungIsDecidedWhenItsLastTrialArrives() {
        arrive(nineStarted(), 1, 8)
                .when(report(9, 1, 0.05))
                .then("continue 9 to 3 IN_TOP")
                .when(offer("b"))
                .then("promote 1 to 3 PROMOTED")
                .when(offer("c"))
                .then("promote 2 to 3 PROMOTED")
                .when(offer("d"))
                .then("suggest 10 to 3 NEW");
    }

    @Test
    void aFreeSlotOpensTheNextBracketRatherThanWait() {
        Scenario scenario = nineStarted();
        for (int i = 10; i <= 14; i++) {
            scenario.when(offer("b" + i)).then("suggest " + i + " to 3 NEW");
        }
        for (int i = 15; i <= 17; i++) {
            scenario.when(offer("b" + i)).then("suggest " + i + " to 9 NEW");
        }
        scenario.when(offer("c")).then("suggest 18 to 1 NEW");
        assertThat(scenario.evidence().bracket()).isEqualTo(3);
    }

    @Test
    void aLostTrialHoldsItsRungBackAndAFailedOneDoesNot() {
        arrive(nineStarted(), 1, 7)
                .when(report(8, 1, Double.NaN))
                .then("stop 8 DIVERGED")
                .when(lost(9))
                .when(offer("b"))
                .then("promote 9 to 1 RESUMED")
                .when(report(9, 1, 0.9))
                .then("pause 9 AWAITING_RUNG")
                .when(offer("c"))
                .then("promote 1 to 3 PROMOTED");
    }

    @Test
    void theNextRungWaitsForTheLastThatWasPromotedToIt() {
        Scenario scenario = arrive(nineStarted(), 1, 9)
                .when(offer("b"))
                .then("promote 1 to 3 PROMOTED")
                .when(offer("c"))
                .then("promote 2 to 3 PROMOTED")
                .when(report(1, 3, 0.1))
                .then("pause 1 AWAITING_RUNG")
                .when(report(2, 3, 0.2))
                .then("pause 2 AWAITING_RUNG")
                .when(ended(1, Outcome.PAUSED))
                .when(ended(2, Outcome.PAUSED))
                .when(offer("d"))
                .then("promote 3 to 3 PROMOTED")
                .when(offer("e"))
                .then("suggest 10 to 3 NEW")
                .when(report(3, 3, 0.3))
                .then("pause 3 AWAITING_RUNG")
                .when(offer("f"))
                .then("promote 1 to 9 PROMOTED");
        assertThat(scenario.state().header().spentMicros()).isEqualTo(9 * 111_111 + 3 * 222_222);
    }

    @Test
    void aBracketThatTheBudgetCutShortIsDecidedWithWhatItHas() {
        Scenario scenario =
                Scenario.given(Setup.of(ScheduleKind.HYPERBAND).epochs(1, 9, 3).trials(4));
        for (int i = 1; i <= 4; i++) {
            scenario.when(offer("a" + i));
        }
        arrive(scenario, 1, 3)
                .when(report(4, 1, 0.05))
                .then("continue 4 to 3 IN_TOP")
                .when(report(4, 3, 0.04))
                .then("continue 4 to 9 IN_TOP")
                .when(report(4, 9, 0.03))
                .then("stop 4 FULLY_TRAINED")
                .when(ended(4, Outcome.STOPPED))
                .then("complete 4 TRIALS_SPENT");
    }

    /** The rung below promoted fewer than its places, since one of its best ended by itself: nobody waits for it. */
    @Test
    void aTrialThatEndedAmongTheBestDoesNotHoldTheNextRungBack() {
        Scenario scenario = Scenario.given(
                Setup.of(ScheduleKind.HYPERBAND).epochs(2, 18, 3).trials(40).brackets(3));
        for (int i = 1; i <= 9; i++) {
            scenario.when(offer("a" + i));
        }
        scenario.when(report(1, 1, 0.01)).when(ended(1, Outcome.COMPLETED)).then();
        for (int trial = 2; trial <= 9; trial++) {
            scenario.when(report(trial, 2, trial / 10.0)).when(ended(trial, Outcome.PAUSED));
        }
        scenario.when(offer("b"))
                .then("promote 2 to 6 PROMOTED")
                .when(offer("c"))
                .then("promote 3 to 6 PROMOTED")
                .when(report(2, 6, 0.2))
                .when(report(3, 6, 0.1))
                .then("continue 3 to 18 IN_TOP");
    }
}
