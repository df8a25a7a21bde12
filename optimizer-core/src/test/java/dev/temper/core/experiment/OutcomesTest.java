package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.lost;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.rung.RungId;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs end, and what becomes of their trials. */
class OutcomesTest {
    private final Setup full =
            Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).trials(2).retries(2);
    private final Setup rungs = Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3);

    private static Trial trial(Scenario scenario, int number) {
        return Objects.requireNonNull(scenario.state().trials().get(number));
    }

    @Test
    void aFailureIsRetriedAsOftenAsTheDefinitionSays() {
        Scenario scenario = Scenario.given(full, offer("a"))
                .when(ended(1, Outcome.FAILED))
                .when(offer("a"))
                .then("promote 1 to 9 RETRIED")
                .when(lost(1))
                .when(offer("b"))
                .then("promote 1 to 9 RESUMED")
                .when(ended(1, Outcome.FAILED));
        assertThat(trial(scenario, 1).hasFailed()).isFalse();
        scenario.when(offer("a"))
                .then("promote 1 to 9 RETRIED")
                .when(ended(1, Outcome.FAILED))
                .then("stop 1 FAILURES");
        assertThat(trial(scenario, 1).failedAt())
                .isEqualTo(scenario.state().header().sequence());
        scenario.when(offer("a")).then("suggest 2 to 9 NEW");
        assertThat(trial(scenario, 1).status()).isEqualTo(TrialStatus.FAILED);
        assertThat(trial(scenario, 1).failures()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTrialThatDivergesEndsAndIsTheWorstOfItsRung(double value) {
        Scenario scenario = Scenario.given(rungs, offer("a"), offer("b"))
                .when(report(1, 1, value))
                .then("stop 1 DIVERGED")
                .when(report(2, 1, 1e308))
                .then("pause 2 AWAITING_RUNG");
        assertThat(scenario.evidence().rank()).isEqualTo(1);
        scenario.when(ended(1, Outcome.FAILED)).then();
        assertThat(trial(scenario, 1).status()).isEqualTo(TrialStatus.FAILED);
        assertThat(trial(scenario, 1).failures()).isZero();
    }

    /** Epochs that a trial trains again are not observed again: what happens there must be told in another way. */
    @Test
    void aDivergenceWhereATrialHadAValueBeforeIsRemembered() {
        Scenario scenario = Scenario.given(rungs.restart(), offer("a"), offer("b"), offer("c"))
                .when(report(1, 1, 0.1))
                .when(report(2, 1, 0.2))
                .when(report(3, 1, 0.3))
                .when(ended(1, Outcome.PAUSED))
                .when(offer("a"));
        scenario.when(report(1, lease(scenario, 1), 1, Double.NaN)).then("stop 1 DIVERGED");
        assertThat(trial(scenario, 1).hasFailed()).isTrue();
        assertThat(trial(scenario, 1).failedAt())
                .isEqualTo(scenario.state().header().sequence());
    }

    private static long lease(Scenario scenario, int number) {
        return Objects.requireNonNull(trial(scenario, number).lease()).number();
    }

    @Test
    void aTrialThatFailsForGoodIsTheWorstOfItsRung() {
        Scenario scenario = Scenario.given(rungs.retries(0), offer("a")).when(ended(1, Outcome.FAILED));
        scenario.then("stop 1 FAILURES");
        assertThat(Objects.requireNonNull(scenario.state().rungs().get(new RungId(0, 0)))
                        .size())
                .isEqualTo(1);
        assertThat(scenario.state().header().bestTrial()).isNull();
    }

    @Test
    void aProcessThatEndsWithoutAReportHasFailed() {
        Scenario scenario = Scenario.given(full, offer("a")).when(ended(1, Outcome.COMPLETED));
        assertThat(trial(scenario, 1).status()).isEqualTo(TrialStatus.WAITING);
        assertThat(trial(scenario, 1).failures()).isEqualTo(1);
    }

    @Test
    void aProcessThatEndsEarlyIsCompleteWithItsLastValueAndIsNoFullResult() {
        Scenario scenario = Scenario.given(full, offer("a"), report(1, 4, 0.25)).when(ended(1, Outcome.COMPLETED));
        assertThat(trial(scenario, 1).status()).isEqualTo(TrialStatus.COMPLETED);
        assertThat(trial(scenario, 1).progress().last().value()).isEqualTo(0.25);
        assertThat(scenario.state().header().bestTrial()).isNull();
    }

    /** A trainer may be told where to stop; if so it ends at the old target before it hears of the new one. */
    @Test
    void aProcessThatEndsAtTheTargetItStartedForGoesOnToTheNextOne() {
        Scenario.given(rungs, offer("a"), offer("b"), offer("c"))
                .when(report(1, 1, 0.5))
                .when(report(2, 1, 0.6))
                .when(report(3, 1, 0.4))
                .then("continue 3 to 3 IN_TOP")
                .when(ended(3, Outcome.COMPLETED))
                .then()
                .when(offer("c"))
                .then("promote 3 to 3 RESUMED");
    }

    @Test
    void aFullyTrainedTrialIsCompleteWhateverItsProcessSays() {
        Scenario scenario = Scenario.given(full, offer("a"), report(1, 9, 0.25)).when(ended(1, Outcome.FAILED));
        assertThat(trial(scenario, 1).status()).isEqualTo(TrialStatus.COMPLETED);
        assertThat(trial(scenario, 1).failures()).isZero();
    }
}
