package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.agentLost;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.lost;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.offerAt;
import static dev.temper.core.experiment.Events.report;
import static dev.temper.core.experiment.Events.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.trial.Outcome;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Agents keep checkpoints to themselves; each has one slot and a storage of its own name. Rungs at 1, 3 and 9 epochs. */
class LocalCheckpointsTest {
    private static final long NINTH = 111_111;

    private final Setup nine = Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3);

    private static Events.When offerOf(String agent) {
        return offerAt(agent, agent, 0);
    }

    /** Trials 1, 2 and 3 have come to rung 0 on a, b and c. The first, the best, rests, and a's slot is not offered yet. */
    private static Scenario promotable(Setup setup) {
        return Scenario.given(setup, offerOf("a"), offerOf("b"), offerOf("c"))
                .when(report(1, 1, 0.1))
                .when(ended(1, Outcome.PAUSED))
                .when(report(2, 1, 0.2))
                .when(report(3, 1, 0.3))
                .then("pause 3 AWAITING_RUNG");
    }

    private static Action.Promote promoted(Scenario scenario) {
        return (Action.Promote) scenario.last().get(scenario.last().size() - 1).action();
    }

    @Test
    void aPromotionWaitsForTheHostThatHasTheCheckpoint() {
        Scenario scenario = promotable(nine)
                .when(ended(2, Outcome.PAUSED))
                .when(offerOf("b"))
                .then("suggest 4 to 1 NEW")
                .when(offerOf("a"))
                .then("promote 1 to 3 PROMOTED");
        assertThat(promoted(scenario).target().fromEpoch()).isEqualTo(1);
    }

    @Test
    void onSharedStorageTheFirstSlotPromotes() {
        Scenario scenario = Scenario.given(nine, offer("a"), offer("b"), offer("c"))
                .when(report(1, 1, 0.1))
                .when(ended(1, Outcome.PAUSED))
                .when(report(2, 1, 0.2))
                .when(report(3, 1, 0.3))
                .when(ended(2, Outcome.PAUSED))
                .when(offer("b"))
                .then("promote 1 to 3 PROMOTED");
        assertThat(promoted(scenario).target().fromEpoch()).isEqualTo(1);
    }

    @Test
    void agentsThatNameOneStorageGoOnFromEachOthersCheckpoints() {
        Scenario scenario = Scenario.given(nine, offerAt("rack", "a", 0), offerAt("rack", "b", 0), offerOf("c"))
                .when(report(1, 1, 0.1))
                .when(ended(1, Outcome.PAUSED))
                .when(report(2, 1, 0.2))
                .when(report(3, 1, 0.3))
                .when(ended(2, Outcome.PAUSED))
                .when(offerAt("rack", "b", 0))
                .then("promote 1 to 3 PROMOTED");
        assertThat(promoted(scenario).target().fromEpoch()).isEqualTo(1);
    }

    @Test
    void aSlotThatWouldIdleLeavesItToTheHostThatIsAboutToBeFree() {
        promotable(nine.trials(3))
                .when(ended(2, Outcome.PAUSED))
                .when(offerOf("b"))
                .then()
                .when(offerOf("a"))
                .then("promote 1 to 3 PROMOTED");
    }

    @Test
    void theSlotThatHasTheCheckpointComesFirstHoweverLongOthersWait() {
        Scenario scenario = Scenario.given(nine.trials(3), offerOf("a"), offerOf("b"), offerOf("c"))
                .when(report(1, 1, 0.1))
                .when(ended(1, Outcome.PAUSED))
                .when(report(2, 1, 0.2))
                .when(ended(2, Outcome.PAUSED))
                .when(offerOf("b"))
                .then()
                .when(offerOf("a"))
                .then()
                .when(report(3, 1, 0.3));
        assertThat(promoted(scenario).assignee().agent()).isEqualTo("a");
        assertThat(promoted(scenario).target().fromEpoch()).isEqualTo(1);
    }

    @Test
    void aSlotThatWouldIdleTrainsAgainWhatABusyHostHas() {
        Scenario scenario = Scenario.given(nine.trials(4), offerOf("a"), offerOf("b"), offerOf("c"))
                .when(report(1, 1, 0.1))
                .when(ended(1, Outcome.PAUSED))
                .when(offerOf("a"))
                .then("suggest 4 to 1 NEW")
                .when(report(2, 1, 0.2))
                .when(ended(2, Outcome.PAUSED))
                .when(report(3, 1, 0.3))
                .then("pause 3 AWAITING_RUNG")
                .when(offerOf("b"))
                .then("promote 1 to 3 PROMOTED");
        assertThat(promoted(scenario).target().fromEpoch()).isZero();
    }

    @Test
    void aTrialOfALostHostIsTrainedAgainAndPaidAgain() {
        Scenario scenario = promotable(nine)
                .when(ended(2, Outcome.PAUSED))
                .when(agentLost("a"))
                .when(offerOf("b"))
                .then("promote 1 to 3 PROMOTED");
        assertThat(promoted(scenario).target().fromEpoch()).isZero();
        assertThat(scenario.state().header().spentMicros()).isEqualTo(3 * NINTH);
        scenario.when(report(1, 1, 0.1)).then().when(report(1, 2, 0.1)).then();
        assertThat(scenario.state().header().spentMicros()).isEqualTo(5 * NINTH);
        assertThat(storage(scenario)).as("b has come further than a").isEqualTo("b");
    }

    @Test
    void theCheckpointStaysWhereTheTrialCameFurthest() {
        Scenario scenario = promotable(nine)
                .when(ended(2, Outcome.PAUSED))
                .when(agentLost("a"))
                .when(offerOf("b"))
                .when(report(1, 1, 0.1))
                .when(lost(1))
                .when(offerOf("a"))
                .then("promote 1 to 3 RESUMED");
        assertThat(storage(scenario)).isEqualTo("a");
        assertThat(promoted(scenario).target().fromEpoch()).isEqualTo(1);
    }

    @Test
    void aSlotThatIsTakenBackIsNotWaitedFor() {
        promotable(nine.trials(3))
                .when(ended(2, Outcome.PAUSED))
                .when(offerOf("b"))
                .then()
                .when(withdrawn("a"))
                .then("promote 1 to 3 PROMOTED");
    }

    @Test
    void aResumptionWaitsForTheHostToo() {
        Scenario.given(Setup.of(ScheduleKind.FULL).epochs(1, 9, 3), offerOf("a"))
                .when(report(1, 4, 0.1))
                .when(ended(1, Outcome.PREEMPTED))
                .when(offerOf("b"))
                .then("suggest 2 to 9 NEW")
                .when(offerOf("a"))
                .then("promote 1 to 9 RESUMED");
    }

    @Test
    void whatTrainsFromScratchAnywayWaitsForNobody() {
        promotable(nine.restart())
                .when(ended(2, Outcome.PAUSED))
                .when(offerOf("b"))
                .then("promote 1 to 3 PROMOTED");
    }

    @Test
    void whatCannotBePaidAgainIsLeftToItsHostWhileThatIsThereAndEndsWithIt() {
        Scenario.given(Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).cost(1_000_000), offerOf("a"))
                .when(report(1, 4, 0.1))
                .when(ended(1, Outcome.PREEMPTED))
                .then()
                .when(offerOf("b"))
                .then()
                .when(agentLost("a"))
                .then("complete null COST_SPENT");
    }

    private static String storage(Scenario scenario) {
        return Objects.requireNonNull(scenario.state().trials().get(1)).storage();
    }
}
