package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.paused;
import static dev.temper.core.experiment.Events.report;
import static dev.temper.core.experiment.Events.resumed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Evidence.Competitor;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.RungTable;
import dev.temper.core.trial.Outcome;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Promotion by hand: rungs at 1, 3 and 9 epochs, one in three goes on. */
class AsyncHyperbandTest {
    private final Setup nine = Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3);

    /** Three trials have started, and two of them rest at rung 0 with these losses. */
    private Scenario twoAtRest(double first, double second) {
        return Scenario.given(nine, offer("a"), offer("b"), offer("c"))
                .when(report(1, 1, first))
                .then("pause 1 AWAITING_RUNG")
                .when(ended(1, Outcome.PAUSED))
                .then()
                .when(report(2, 1, second))
                .then("pause 2 AWAITING_RUNG")
                .when(ended(2, Outcome.PAUSED));
    }

    @Test
    void theBestOfThreeGoesOnAtOnceIfItIsTheThird() {
        Scenario scenario = twoAtRest(0.5, 0.6).when(report(3, 1, 0.4)).then("continue 3 to 3 IN_TOP");
        Evidence evidence = scenario.evidence();
        assertThat(evidence.value()).isEqualTo(0.4);
        assertThat(evidence.cutoff()).isEqualTo(0.4);
        assertThat(evidence.rank()).isEqualTo(1);
        assertThat(evidence.size()).isEqualTo(3);
        assertThat(evidence.competitors()).containsExactly(new Competitor(1, 0.5), new Competitor(2, 0.6));
    }

    @Test
    void theBestOfThreeIsPromotedByTheNextFreeSlotIfItRests() {
        twoAtRest(0.5, 0.3)
                .when(report(3, 1, 0.4))
                .then("pause 3 AWAITING_RUNG")
                .when(offer("d"))
                .then("promote 2 to 3 PROMOTED");
    }

    @Test
    void aTieGoesToTheEarlierTrial() {
        twoAtRest(0.5, 0.5)
                .when(report(3, 1, 0.5))
                .then("pause 3 AWAITING_RUNG")
                .when(offer("d"))
                .then("promote 1 to 3 PROMOTED")
                .when(offer("e"))
                .then("suggest 4 to 1 NEW");
    }

    @Test
    void minusZeroTiesWithZero() {
        twoAtRest(0.0, 7).when(report(3, 1, -0.0)).then("pause 3 AWAITING_RUNG");
    }

    @Test
    void aTrialThatStillEndsItsProcessIsNotPromotedYet() {
        Scenario.given(nine, offer("a"), offer("b"), offer("c"))
                .when(report(1, 1, 0.1))
                .when(report(2, 1, 0.2))
                .when(report(3, 1, 0.3))
                .then("pause 3 AWAITING_RUNG")
                .when(offer("d"))
                .then("suggest 4 to 1 NEW")
                .when(ended(1, Outcome.PAUSED))
                .when(offer("e"))
                .then("promote 1 to 3 PROMOTED");
    }

    @Test
    void higherGoalsRankTheOtherWayRound() {
        Scenario.given(nine.maximize(), offer("a"), offer("b"), offer("c"))
                .when(report(1, 1, 0.5))
                .when(report(2, 1, 0.6))
                .when(report(3, 1, 0.7))
                .then("continue 3 to 3 IN_TOP");
    }

    @Test
    void aPausedExperimentLetsTrialsReachTheirRungAndNoFurther() {
        twoAtRest(0.5, 0.6)
                .when(paused())
                .when(report(3, 1, 0.4))
                .then("pause 3 PAUSED_BY_USER")
                .when(offer("d"))
                .then()
                .when(ended(3, Outcome.PAUSED))
                .then()
                .when(resumed())
                .then("promote 3 to 3 PROMOTED");
    }

    @Test
    void anExperimentWithFewTrialsStillTrainsOneInFull() {
        Scenario.given(Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3).trials(2), offer("a"), offer("b"))
                .when(report(1, 1, 0.5))
                .when(report(2, 1, 0.4))
                .when(ended(1, Outcome.PAUSED))
                .when(offer("c"))
                .then()
                .when(ended(2, Outcome.PAUSED))
                .then("promote 2 to 3 PROMOTED")
                .when(report(2, 3, 0.3))
                .then("pause 2 AWAITING_RUNG")
                .when(ended(2, Outcome.PAUSED))
                .when(offer("d"))
                .then("promote 2 to 9 PROMOTED")
                .when(report(2, 9, 0.2))
                .then("stop 2 FULLY_TRAINED")
                .when(ended(2, Outcome.COMPLETED))
                .then("complete 2 TRIALS_SPENT");
    }

    @Test
    void eachRungKnowsItsTrialsItsPromotionsAndItsCost() {
        Scenario scenario = twoAtRest(0.5, 0.6)
                .when(report(3, 1, 0.4))
                .when(report(3, 2, 0.3))
                .when(report(3, 3, 0.2));
        RungTable low = Objects.requireNonNull(scenario.state().rungs().get(new RungId(0, 0)));
        RungTable middle = Objects.requireNonNull(scenario.state().rungs().get(new RungId(0, 1)));
        assertThat(List.of(low.entered(), low.size(), low.promoted())).containsExactly(3, 3, 1);
        assertThat(List.of(middle.entered(), middle.size(), middle.promoted())).containsExactly(1, 1, 0);
        assertThat(low.costMicros()).isEqualTo(3 * 111_111);
        assertThat(middle.costMicros()).isEqualTo(333_333 - 111_111);
    }

    /** Rungs 1, 3, 9 give n = 9, 5 and 3; the highest averages deal 17 trials so that each has its share. */
    @Test
    void bracketsTakeTrialsInProportionToHyperbandsNumbers() {
        Setup setup = Setup.of(ScheduleKind.ASYNC_HYPERBAND)
                .epochs(1, 9, 3)
                .trials(17)
                .brackets(3);
        Scenario scenario = Scenario.given(setup);
        for (int i = 0; i < 17; i++) {
            scenario.when(offer("a" + i));
        }
        int[] dealt = new int[3];
        scenario.state().trials().forEach(row -> dealt[row.value().bracket()]++);
        assertThat(dealt).containsExactly(9, 5, 3);
        assertThat(Objects.requireNonNull(scenario.state().trials().get(3))
                        .progress()
                        .rung())
                .isEqualTo(
                        Objects.requireNonNull(scenario.state().trials().get(3)).bracket());
    }
}
