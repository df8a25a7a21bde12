package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.converged;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.paused;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.definition.Task;
import dev.temper.core.event.Event;
import dev.temper.core.rung.RungId;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Trials whose training says that more of it would change nothing. */
class ConvergenceTest {
    private final Setup full = Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).trials(2);
    private final Setup rungs = Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3);

    private static Trial trial(Scenario scenario, int number) {
        return Objects.requireNonNull(scenario.state().trials().get(number));
    }

    @Test
    void theLastValueIsThatOfAFullTrainingForTheCostOfWhatWasTrained() {
        Scenario scenario = Scenario.given(full, offer("a"), report(1, 3, 0.5), report(1, 4, 0.25))
                .when(converged(1, Outcome.COMPLETED))
                .then("stop 1 FULLY_TRAINED");
        assertThat(trial(scenario, 1).status()).isEqualTo(TrialStatus.COMPLETED);
        assertThat(trial(scenario, 1).progress().epoch()).isEqualTo(4);
        assertThat(scenario.state().hasConverged(trial(scenario, 1))).isTrue();
        Header header = scenario.state().header();
        assertThat(header.bestTrial()).isEqualTo(1);
        assertThat(header.bestValue()).isEqualTo(0.25);
        assertThat(header.spentMicros()).isEqualTo(444_444);
        assertThat(header.reservedMicros()).isZero();
        assertThat(header.epochs()).isEqualTo(4);
    }

    @Test
    void aModelSeesTheValueWhereItWasReportedAndInFull() {
        Scenario scenario = Scenario.given(full, offer("a"), report(1, 4, 0.25), converged(1, Outcome.COMPLETED));
        assertThat(scenario.state().observations())
                .extracting(PersistentMap.Entry::key)
                .containsExactly(Observation.key(1, 4), Observation.key(1, 9));
        Observation result =
                Objects.requireNonNull(scenario.state().observations().get(Observation.key(1, 9)));
        assertThat(result.value()).isEqualTo(0.25);
    }

    @Test
    void itHasItsValueAtEveryRungFurtherUp() {
        Scenario scenario = Scenario.given(rungs, offer("a"), report(1, 1, 0.5))
                .then("pause 1 AWAITING_RUNG")
                .when(converged(1, Outcome.PAUSED))
                .then("stop 1 FULLY_TRAINED");
        assertThat(trial(scenario, 1).progress().runs())
                .extracting(RungRun::rung, RungRun::value, RungRun::costMicros)
                .containsExactly(tuple(0, 0.5, 111_111L), tuple(1, 0.5, 0L), tuple(2, 0.5, 0L));
        assertThat(Objects.requireNonNull(scenario.state().rungs().get(new RungId(0, 1)))
                        .size())
                .isEqualTo(1);
        assertThat(scenario.state().header().bestTrial()).isEqualTo(1);
    }

    /** It may find at the start of a lease that nothing is left to do. */
    @Test
    void aTrialThatConvergesBeforeItReportsAnewHasItsEarlierValue() {
        Scenario scenario = Scenario.given(
                        full, offer("a"), report(1, 4, 0.25), ended(1, Outcome.PREEMPTED), offer("a"))
                .then("promote 1 to 9 RESUMED")
                .when(converged(1, Outcome.COMPLETED))
                .then("stop 1 FULLY_TRAINED");
        assertThat(scenario.state().header().bestValue()).isEqualTo(0.25);
    }

    @Test
    void aTrialThatNeverReportedHasFailed() {
        Scenario scenario = Scenario.given(full, offer("a")).when(converged(1, Outcome.COMPLETED));
        assertThat(trial(scenario, 1).failures()).isEqualTo(1);
        assertThat(scenario.state().header().bestTrial()).isNull();
    }

    @Test
    void aFailureAndWhatWasStoppedAreNoResults() {
        Scenario failed = Scenario.given(full.retries(0), offer("a"), report(1, 4, 0.25))
                .when(converged(1, Outcome.FAILED))
                .then("stop 1 FAILURES");
        assertThat(failed.state().header().bestTrial()).isNull();
        Setup stopping = Setup.of(ScheduleKind.ASYNC_HYPERBAND_STOPPING).epochs(1, 9, 3);
        Scenario stopped = Scenario.given(stopping, offer("a"), offer("b"), report(1, 1, 0.1), report(2, 1, 0.9))
                .then("stop 2 BELOW_CUTOFF")
                .when(converged(2, Outcome.COMPLETED))
                .then();
        assertThat(trial(stopped, 2).status()).isEqualTo(TrialStatus.STOPPED);
    }

    @Test
    void aPausedExperimentKeepsTheResult() {
        Scenario scenario = Scenario.given(full, offer("a"), report(1, 4, 0.25), paused())
                .when(converged(1, Outcome.COMPLETED))
                .then("stop 1 FULLY_TRAINED");
        assertThat(scenario.state().header().bestTrial()).isEqualTo(1);
    }

    @Test
    void aValueThatBreaksALimitIsNotTheBest() {
        Setup limited = full.limits(new Limit("latency", Goal.MINIMIZE, 20));
        Scenario scenario = Scenario.given(limited, offer("a"))
                .when(state -> new Event.MetricReported(
                        1, 1, 4, List.of(new Reported("loss", 0.1), new Reported("latency", 21)), null))
                .when(converged(1, Outcome.COMPLETED))
                .then("stop 1 FULLY_TRAINED");
        assertThat(scenario.state().header().bestTrial()).isNull();
    }

    @Test
    void aNamedTaskIsNotTheFullOne() {
        Setup named = Setup.of(ScheduleKind.ASYNC_HYPERBAND)
                .tasks(new Task("small", 0, 100_000), new Task("all", 0, 1_000_000));
        Scenario scenario = Scenario.given(named, offer("a"), report(1, 1, 0.25))
                .when(converged(1, Outcome.COMPLETED))
                .then("pause 1 AWAITING_RUNG");
        assertThat(trial(scenario, 1).status()).isEqualTo(TrialStatus.PAUSED);
        assertThat(scenario.state().hasConverged(trial(scenario, 1))).isFalse();
    }
}
