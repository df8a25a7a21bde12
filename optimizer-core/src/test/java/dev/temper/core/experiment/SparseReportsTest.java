package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.RulesVersion;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.RungTable;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Scripts that report every so many epochs, where rungs are closer together. */
class SparseReportsTest {
    /** Rungs at 1, 3, 9, 27, 81, 243 and 900 epochs. */
    private final Setup steps = Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 900, 3);

    private static Trial trial(Scenario scenario, int number) {
        return Objects.requireNonNull(scenario.state().trials().get(number));
    }

    private static RungTable rung(Scenario scenario, int bracket, int rung) {
        return Objects.requireNonNull(scenario.state().rungs().get(new RungId(bracket, rung)));
    }

    @Test
    void aReportCountsAtTheHighestRungThatItReachesAndNotBelow() {
        Scenario scenario = Scenario.given(steps, offer("a"))
                .then("suggest 1 to 1 NEW")
                .when(report(1, 100, 0.5))
                .then("pause 1 AWAITING_RUNG");
        assertThat(scenario.evidence().rung()).isEqualTo(4);
        assertThat(trial(scenario, 1).progress().runs())
                .extracting(RungRun::rung, RungRun::value)
                .containsExactly(tuple(0, null), tuple(4, 0.5));
        assertThat(rung(scenario, 0, 0).size()).isZero();
        assertThat(rung(scenario, 0, 0).passed()).isEqualTo(1);
        assertThat(rung(scenario, 0, 4).size()).isEqualTo(1);
    }

    @Test
    void itIsChargedAsWhatItIsAndGoesOnFromThere() {
        Scenario scenario = Scenario.given(steps, offer("a"), report(1, 100, 0.5));
        assertThat(scenario.state().header().spentMicros()).isEqualTo(111_111);
        assertThat(scenario.state().header().epochs()).isEqualTo(100);
        assertThat(scenario.state().observations())
                .extracting(PersistentMap.Entry::key)
                .containsExactly(Observation.key(1, 100));
        scenario.when(offer("b"))
                .when(report(2, 100, 0.6))
                .when(offer("c"))
                .when(report(3, 100, 0.4))
                .then("continue 3 to 243 IN_TOP")
                .when(report(3, 200, 0.35))
                .then()
                .when(report(3, 300, 0.3))
                .then("pause 3 AWAITING_RUNG");
        assertThat(trial(scenario, 3).progress().costMicros()).isEqualTo(333_333);
        assertThat(trial(scenario, 3).progress().last().rung()).isEqualTo(5);
    }

    @Test
    void onTheWayToAFarTargetOnlyTheRungThatIsReachedHasAValue() {
        Scenario scenario = Scenario.given(
                Setup.of(ScheduleKind.FULL).epochs(1, 900, 3), offer("a"), report(1, 100, 0.5), report(1, 200, 0.4));
        scenario.when(report(1, 900, 0.3)).then("stop 1 FULLY_TRAINED");
        assertThat(trial(scenario, 1).progress().costMicros()).isEqualTo(Ladder.FULL_COST);
    }

    @Test
    void nothingCountsBeyondAFullTraining() {
        Scenario scenario =
                Scenario.given(steps, offer("a")).when(report(1, 1_000, 0.5)).then("stop 1 FULLY_TRAINED");
        assertThat(scenario.state().header().spentMicros()).isEqualTo(Ladder.FULL_COST);
        assertThat(scenario.state().header().epochs()).isEqualTo(900);
        assertThat(scenario.state().header().bestTrial()).isEqualTo(1);
    }

    @Test
    void aBudgetPaysNoMoreThanItHas() {
        Scenario scenario = Scenario.given(steps.cost(150_000), offer("a"), offer("b"))
                .when(report(1, 100, 0.5))
                .then("pause 1 AWAITING_RUNG");
        assertThat(scenario.state().header().spentMicros()).isEqualTo(111_111);
        assertThat(scenario.state().header().reservedMicros()).isEqualTo(1_111);
        scenario.when(report(2, 100, 0.4)).then("pause 2 AWAITING_RUNG");
        assertThat(scenario.state().header().spentMicros()).isEqualTo(150_000);
        assertThat(scenario.state().header().reservedMicros()).isZero();
        scenario.when(ended(1, Outcome.PAUSED)).when(ended(2, Outcome.PAUSED)).then("complete null COST_SPENT");
    }

    @Test
    void whatDivergesThereIsTheWorstThere() {
        Scenario scenario = Scenario.given(steps, offer("a"))
                .when(report(1, 100, Double.NaN))
                .then("stop 1 DIVERGED");
        assertThat(rung(scenario, 0, 4).size()).isEqualTo(1);
        assertThat(rung(scenario, 0, 0).size()).isZero();
    }

    @Test
    void anEpochIsReportedOnce() {
        Scenario.given(steps, offer("a"), report(1, 100, 0.5))
                .when(report(1, 200, 0.4))
                .then("reject BEYOND_TARGET")
                .when(report(1, 100, 0.4))
                .then("reject EPOCH_REPEATED");
    }

    /** A bracket of nine trials at 1, 3 and 9 epochs, of which none reports the first. */
    @Test
    void aSynchronousRungWaitsForThoseThatMayPassOverTheRungsBelow() {
        Setup synchronous = Setup.of(ScheduleKind.HYPERBAND).epochs(1, 9, 3).trials(9);
        Scenario scenario = Scenario.given(synchronous);
        for (int i = 1; i <= 9; i++) {
            scenario.when(offer("a" + i)).then("suggest " + i + " to 1 NEW");
        }
        for (int i = 1; i <= 8; i++) {
            scenario.when(report(i, 4, 0.1 * i)).then("pause " + i + " AWAITING_RUNG");
        }
        scenario.when(report(9, 4, 0.05)).then("continue 9 to 9 IN_TOP");
        scenario.when(ended(1, Outcome.PAUSED)).when(offer("b")).then("promote 1 to 9 PROMOTED");
    }

    @Test
    void aBracketThatIsCutShortIsDecidedWhereItsTrialsAre() {
        Setup few = Setup.of(ScheduleKind.HYPERBAND).epochs(1, 9, 3).trials(2);
        Scenario.given(few, offer("a"), offer("b"), report(1, 4, 0.2))
                .when(report(2, 4, 0.3))
                .then("pause 2 AWAITING_RUNG")
                .when(ended(2, Outcome.PAUSED))
                .when(ended(1, Outcome.PAUSED))
                .when(offer("c"))
                .then("promote 1 to 9 PROMOTED");
    }

    @Test
    void experimentsOfEarlierReleasesKeepTheirRule() {
        Scenario scenario = Scenario.given(
                        Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3).version(RulesVersion.FIRST), offer("a"))
                .when(report(1, 2, 0.5))
                .then("pause 1 AWAITING_RUNG")
                .when(report(1, 3, 0.4))
                .then("reject BEYOND_TARGET")
                .when(report(1, 2, 0.4))
                .then("reject EPOCH_REPEATED");
        assertThat(trial(scenario, 1).progress().last().value()).isEqualTo(0.5);
        assertThat(scenario.state().header().spentMicros()).isEqualTo(111_111);
        assertThat(scenario.state().header().epochs()).isEqualTo(1);
    }
}
