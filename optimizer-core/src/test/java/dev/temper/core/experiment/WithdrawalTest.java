package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.event.Event;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Outcome;
import org.junit.jupiter.api.Test;

/** An agent may take back an offer that was not answered, and nothing else. */
class WithdrawalTest {
    private final Setup setup =
            Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).trials(3).parallel(1);

    private static Events.When withdraw(String agent, String session, long offer) {
        return state -> new Event.SlotWithdrawn(new Assignee(agent, session, 0, offer));
    }

    @Test
    void aSlotThatWasTakenBackIsNotGrantedATrial() {
        Scenario.given(setup, offer("a"), offer("b"), offer("c"))
                .when(withdraw("b", "s1", 1))
                .then()
                .when(report(1, 9, 0.5))
                .when(ended(1, Outcome.STOPPED))
                .then("suggest 2 to 9 NEW")
                .when(withdraw("b", "s1", 1))
                .then();
    }

    @Test
    void aRepeatOfTheOfferThatWasTakenBackStaysVoid() {
        Scenario.given(setup, offer("a"), offer("b", "s1", 0, 5))
                .when(withdraw("b", "s1", 5))
                .when(offer("b", "s1", 0, 5))
                .when(report(1, 9, 0.5))
                .when(ended(1, Outcome.STOPPED))
                .then()
                .when(offer("b", "s1", 0, 6))
                .then("suggest 2 to 9 NEW");
    }

    @Test
    void aLateWithdrawalLeavesTheNextOfferAlone() {
        Scenario.given(setup, offer("a"), offer("b", "s1", 0, 5), offer("b", "s1", 0, 6))
                .when(withdraw("b", "s1", 5))
                .when(report(1, 9, 0.5))
                .when(ended(1, Outcome.STOPPED))
                .then("suggest 2 to 9 NEW");
    }

    @Test
    void anOldSessionTakesNothingBack() {
        Scenario.given(setup, offer("a"), offer("b", "s1", 0, 1), offer("b", "s2", 0, 1))
                .when(withdraw("b", "s1", 9))
                .then("reject STALE_SESSION")
                .when(withdraw("stranger", "s1", 9))
                .then()
                .when(report(1, 9, 0.5))
                .when(ended(1, Outcome.STOPPED))
                .then("suggest 2 to 9 NEW");
    }
}
