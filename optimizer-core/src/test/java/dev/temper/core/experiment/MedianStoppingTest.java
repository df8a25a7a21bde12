package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.RulesVersion;
import org.junit.jupiter.api.Test;

/** The best value so far against the median of the others' running means at the same epoch. */
class MedianStoppingTest {
    private final Setup setup =
            Setup.of(ScheduleKind.MEDIAN_STOPPING).epochs(1, 9, 3).grace(2);

    /** Three trials with running means 0.5, 0.625 and 0.75 at epoch 2, if epoch 1 counts. */
    private Scenario threeAtEpochTwo(Setup with) {
        return Scenario.given(with, offer("a"), offer("b"), offer("c"), offer("d"))
                .when(report(1, 1, 0.75))
                .when(report(1, 2, 0.25))
                .when(report(2, 1, 0.75))
                .when(report(2, 2, 0.5))
                .when(report(3, 1, 1.0))
                .when(report(3, 2, 0.5))
                .then();
    }

    @Test
    void stopsATrialWhoseBestIsWorseThanTheMedian() {
        Scenario scenario = threeAtEpochTwo(setup.version(RulesVersion.THIRD))
                .when(report(4, 1, 0.75))
                .then()
                .when(report(4, 2, 0.9))
                .then("stop 4 BELOW_MEDIAN");
        assertThat(scenario.evidence().value()).isEqualTo(0.75);
        assertThat(scenario.evidence().cutoff()).isEqualTo(0.625);
        assertThat(scenario.evidence().size()).isEqualTo(3);
    }

    @Test
    void keepsATrialWhoseBestIsAsGoodAsTheMedian() {
        threeAtEpochTwo(setup.version(RulesVersion.THIRD))
                .when(report(4, 1, 0.625))
                .when(report(4, 2, 0.9))
                .then();
    }

    /** As peers do: the first epochs of a training may be odd, and say nothing of what becomes of it. */
    @Test
    void aSpikeInTheGraceDoesNotDisableTheRule() {
        // Of the others only epoch 2 counts: 0.25, 0.5 and 0.5. Neither their bad first epoch nor its own good one
        // matter.
        Scenario scenario = threeAtEpochTwo(setup)
                .when(report(4, 1, 0.01))
                .then()
                .when(report(4, 2, 0.6))
                .then("stop 4 BELOW_MEDIAN");
        assertThat(scenario.evidence().value()).isEqualTo(0.6);
        assertThat(scenario.evidence().cutoff()).isEqualTo(0.5);
    }

    @Test
    void hugeFirstLossesOfTheOthersKeepNoTrialAlive() {
        Scenario.given(setup, offer("a"), offer("b"), offer("c"), offer("d"))
                .when(report(1, 1, 1e6))
                .when(report(2, 1, 1e6))
                .when(report(3, 1, 1e6))
                .when(report(1, 2, 0.4))
                .when(report(2, 2, 0.5))
                .when(report(3, 2, 0.6))
                .when(report(4, 1, 1e6))
                .then()
                .when(report(4, 2, 0.55))
                .then("stop 4 BELOW_MEDIAN");
    }

    @Test
    void waitsForTheGraceToPass() {
        threeAtEpochTwo(setup.grace(3))
                .when(report(4, 1, 5))
                .when(report(4, 2, 5))
                .then();
    }

    @Test
    void needsThreeOthers() {
        Scenario.given(setup, offer("a"), offer("b"), offer("c"))
                .when(report(1, 2, 0.1))
                .when(report(2, 2, 0.1))
                .when(report(3, 2, 5))
                .then();
    }
}
