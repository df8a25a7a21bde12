package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.paused;
import static dev.temper.core.experiment.Events.report;
import static dev.temper.core.experiment.Events.resumed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.trial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stopping by hand: a trial goes on if it is at least as good as the ceil(n / 3)-th best of the n at its rung. */
class AsyncHyperbandStoppingTest {
    private final Setup setup = Setup.of(ScheduleKind.ASYNC_HYPERBAND_STOPPING).epochs(1, 9, 3);

    @ParameterizedTest(name = "after {0} comes {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "'', 0.9, continue, 0.9", // the first always goes on
                "'0.5', 0.6, stop, 0.5", // 2 values: ceil(2/3) = 1
                "'0.5', 0.5, continue, 0.5", // a tie with the cut-off goes on
                "'0.5 0.6', 0.4, continue, 0.4",
                "'0.5 0.6 0.7', 0.55, continue, 0.55", // 4 values: ceil(4/3) = 2
                "'0.5 0.6 0.7', 0.65, stop, 0.6",
                "'0.1 0.2 0.3 0.4 0.5', 0.15, continue, 0.15",
                "'0.1 0.2 0.3 0.4 0.5 0.6', 0.25, continue, 0.25", // 7 values: ceil(7/3) = 3
                "'0.1 0.2 0.3 0.4 0.5 0.6', 0.35, stop, 0.3"
            })
    void theCutoffIsTheValueOfTheLastThatGoesOn(String before, double value, String decision, double cutoff) {
        Scenario scenario = Scenario.given(setup);
        String[] earlier = before.isEmpty() ? new String[0] : before.split(" ");
        for (int i = 0; i < earlier.length; i++) {
            scenario.when(offer("a" + i)).when(report(i + 1, 1, Double.parseDouble(earlier[i])));
        }
        int trial = earlier.length + 1;
        scenario.when(offer("z")).when(report(trial, 1, value));
        scenario.then(
                decision.equals("stop") ? "stop " + trial + " BELOW_CUTOFF" : "continue " + trial + " to 3 IN_TOP");
        assertThat(scenario.evidence().cutoff()).isEqualTo(cutoff);
        assertThat(scenario.evidence().size()).isEqualTo(trial);
    }

    @Test
    void whoPassedWhileTheExperimentWasPausedGoesOnAfterwards() {
        Scenario.given(setup, offer("a"), paused())
                .when(report(1, 1, 0.5))
                .then("pause 1 PAUSED_BY_USER")
                .when(ended(1, Outcome.PAUSED))
                .when(offer("b"))
                .when(resumed())
                .then("promote 1 to 3 PROMOTED");
    }
}
