package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.TrialStatus;
import org.junit.jupiter.api.Test;

class FullTrainingTest {
    private final Setup twoTrials =
            Setup.of(ScheduleKind.FULL).epochs(1, 3, 3).trials(2).parallel(1);

    @Test
    void everyTrialTrainsToTheEndAndTheBestIsNamed() {
        Scenario scenario = Scenario.given(twoTrials)
                .when(offer("a"))
                .then("suggest 1 to 3 NEW")
                .when(report(1, 1, 0.9))
                .then()
                .when(report(1, 3, 0.7))
                .then("stop 1 FULLY_TRAINED")
                .when(offer("b"))
                .then()
                .when(ended(1, Outcome.COMPLETED))
                .then("suggest 2 to 3 NEW")
                .when(report(2, 3, 0.5))
                .then("stop 2 FULLY_TRAINED")
                .when(ended(2, Outcome.STOPPED))
                .then("complete 2 TRIALS_SPENT")
                .when(offer("a"))
                .then("reject EXPERIMENT_COMPLETE");
        assertThat(scenario.state().count(TrialStatus.COMPLETED)).isEqualTo(2);
        assertThat(scenario.state().header().spentMicros()).isEqualTo(2 * Ladder.FULL_COST);
        assertThat(scenario.state().header().bestValue()).isEqualTo(0.5);
    }
}
