package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.extended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.trial.Outcome;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final long FULL = Ladder.FULL_COST;

    private static Scenario trained(Scenario scenario, int trial, double loss) {
        return scenario.when(offer("a")).when(report(trial, 9, loss)).when(ended(trial, Outcome.STOPPED));
    }

    @Test
    void theExperimentEndsWhenNothingWasBetterForTheCost() {
        Scenario scenario =
                Scenario.given(Setup.of(ScheduleKind.FULL).trials(20).patience(2 * FULL));
        trained(trained(trained(scenario, 1, 3), 2, 2), 3, 2).then();
        trained(scenario, 4, 2.5).then("complete 2 NO_IMPROVEMENT");
    }

    @Test
    void aBetterResultOfARunThatIsUnderWayLetsItGoOn() {
        Scenario scenario = Scenario.given(
                Setup.of(ScheduleKind.FULL).trials(20).patience(FULL), offer("a"), offer("b"), offer("c"));
        scenario.when(report(1, 9, 1))
                .when(ended(1, Outcome.STOPPED))
                .when(report(2, 9, 2))
                .when(offer("a"))
                .then()
                .when(report(3, 9, 0.5))
                .then("stop 3 FULLY_TRAINED", "suggest 4 to 9 NEW");
    }

    @Test
    void aTrialThatIsAmongTheBestRestsWhenPatienceIsAtItsEnd() {
        Scenario scenario = Scenario.given(
                Setup.of(ScheduleKind.ASYNC_HYPERBAND_STOPPING)
                        .epochs(1, 9, 3)
                        .trials(20)
                        .patience(FULL / 9),
                offer("a"),
                offer("b"));
        scenario.when(report(1, 1, 1)).when(report(1, 3, 1)).when(report(1, 9, 1));
        scenario.when(report(2, 1, 0.1)).then("pause 2 NO_IMPROVEMENT");
    }

    @Test
    void withoutAResultThereIsPatience() {
        Scenario scenario = Scenario.given(Setup.of(ScheduleKind.ASYNC_HYPERBAND)
                .epochs(1, 9, 3)
                .trials(20)
                .patience(1));
        for (int i = 1; i <= 3; i++) {
            scenario.when(offer("a")).when(report(i, 1, i)).when(ended(i, Outcome.PAUSED));
        }
        scenario.when(offer("a")).then("promote 1 to 3 PROMOTED");
    }

    @Test
    void anExtensionGivesNewPatience() {
        Scenario scenario =
                Scenario.given(Setup.of(ScheduleKind.FULL).trials(20).patience(FULL));
        trained(trained(scenario, 1, 1), 2, 2).then("complete 1 NO_IMPROVEMENT");
        scenario.when(extended(30, null, null)).then().when(offer("a")).then("suggest 3 to 9 NEW");
        assertThat(scenario.state().header().improvedMicros()).isEqualTo(2 * FULL);
    }
}
