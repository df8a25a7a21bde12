package dev.temper.core.experiment;

import static dev.temper.core.experiment.Advices.picks;
import static dev.temper.core.experiment.Advices.resume;
import static dev.temper.core.experiment.Advices.start;
import static dev.temper.core.experiment.Advices.stops;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static dev.temper.core.trial.Stream.FINISHER;
import static dev.temper.core.trial.Stream.KNOWLEDGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.RulesVersion;
import dev.temper.core.rung.RungId;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.TrialStatus;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rungs at 1, 3 and 9 epochs, and a model that says which runs have no prospects. */
class UnpromisingTest {
    private static Setup setup() {
        return Setup.of(ScheduleKind.ASYNC_HYPERBAND)
                .model(Model.TEMPER)
                .epochs(1, 9, 3)
                .trials(50)
                .cost(20_000_000);
    }

    @Test
    void anUnpromisingTrialRestsAndCanGoOn() {
        Scenario scenario = Scenario.given(setup(), offer("a"), picks(start(FINISHER, 0.5, 2)), offer("b"))
                .when(report(2, 1, 0.9))
                .then()
                .when(report(2, 4, 0.8))
                .then()
                .when(stops(1, 2))
                .then("pause 2 UNPROMISING");
        ModelEvidence part = Objects.requireNonNull(scenario.evidence().model());
        assertThat(part.probability()).isEqualTo(0.01);
        assertThat(part.incumbent()).isEqualTo(0.5);
        assertThat(part.calibration()).isEqualTo(1);
        scenario.when(ended(2, Outcome.PAUSED)).then();
        assertThat(scenario.state().count(TrialStatus.PAUSED)).isEqualTo(1);
        scenario.when(picks(resume(KNOWLEDGE, 2, 2)))
                .when(offer("b"))
                .then("promote 2 to 9 ADVISED")
                .when(report(2, 9, 0.1))
                .then("stop 2 FULLY_TRAINED");
        assertThat(scenario.state().spent(FINISHER)).isEqualTo(444_444);
        assertThat(scenario.state().spent(KNOWLEDGE)).isEqualTo(555_556);
        assertThat(valuesAt(scenario, 0)).isEqualTo(1);
        assertThat(valuesAt(scenario, 1)).isEqualTo(1);
    }

    @Test
    void withoutCheckpointsAnUnpromisingTrialIsOver() {
        Scenario.given(setup().restart(), offer("a"), picks(start(FINISHER, 0.5, 2)), offer("b"))
                .when(report(2, 1, 0.9))
                .when(stops(2))
                .then("stop 2 UNPROMISING");
    }

    @Test
    void aRunThatHasCostNothingIsNotStoppedElseItIsSentOnAndStoppedForEver() {
        Scenario scenario = Scenario.given(setup(), offer("a"), picks(start(FINISHER, 0.5, 2)), offer("b"))
                .when(stops(2))
                .then()
                .when(report(2, 1, 0.9))
                .when(stops(2))
                .then("pause 2 UNPROMISING")
                .when(ended(2, Outcome.PAUSED))
                .when(picks(resume(KNOWLEDGE, 2, 2)))
                .when(offer("b"))
                .then("promote 2 to 9 ADVISED");
        scenario.when(stops(2)).then();
    }

    @Test
    void experimentsOfEarlierReleasesStopRunsThatHaveCostNothing() {
        Scenario.given(setup().version(RulesVersion.SECOND), offer("a"), picks(start(FINISHER, 0.5, 2)), offer("b"))
                .when(stops(2))
                .then("pause 2 UNPROMISING");
    }

    @Test
    void noTrialThatTheRungsStartedIsStoppedByTheModel() {
        Scenario.given(setup(), offer("a"), report(1, 1, 0.5), ended(1, Outcome.PAUSED))
                .when(picks(resume(FINISHER, 1, 2)))
                .when(offer("a"))
                .then("promote 1 to 9 ADVISED")
                .when(stops(1))
                .then();
    }

    /** In the model's bracket. */
    private static int valuesAt(Scenario scenario, int rung) {
        return Objects.requireNonNull(scenario.state().rungs().get(new RungId(1, rung)))
                .size();
    }
}
