package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.definition.Task;
import dev.temper.core.event.Event;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reading;
import dev.temper.core.trial.Reported;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final Setup fast = Setup.of(ScheduleKind.FULL)
            .epochs(1, 3, 3)
            .trials(3)
            .parallel(1)
            .limits(new Limit("latency", Goal.MINIMIZE, 20), new Limit("recall", Goal.MAXIMIZE, 0.5));

    private static Events.When report(long lease, double loss, Reported... others) {
        List<Reported> values = new ArrayList<>(List.of(others));
        values.add(new Reported("loss", loss));
        return state -> new Event.MetricReported((int) lease, lease, 3, values, null);
    }

    private static Reported latency(double value) {
        return new Reported("latency", value);
    }

    @Test
    void theBestTrialKeepsEveryLimit() {
        Scenario.given(fast)
                .when(offer("a"))
                .when(report(1, 0.1, latency(20.5), new Reported("recall", 0.9)))
                .when(ended(1, Outcome.COMPLETED))
                .when(offer("b"))
                .when(report(2, 0.5, latency(20), new Reported("recall", 0.5)))
                .when(ended(2, Outcome.COMPLETED))
                .when(offer("c"))
                .when(report(3, 0.2, latency(3)))
                .when(ended(3, Outcome.COMPLETED))
                .then("complete 2 TRIALS_SPENT");
    }

    @Test
    void anObservationKeepsWhatCountsAndItsSpread() {
        Scenario scenario = Scenario.given(fast)
                .when(offer("a"))
                .when(state -> new Event.MetricReported(
                        1,
                        1,
                        2,
                        List.of(
                                new Reported("recall", 0.9, Double.NaN),
                                new Reported("loss", 0.25, 0.125),
                                new Reported("size", 7)),
                        1.5));
        Observation kept = scenario.state().observations().get(Observation.key(1, 2));
        assertThat(kept)
                .isEqualTo(new Observation(
                        new Measurement(new Reading(0.25, 0.125), List.of(Reading.MISSING, new Reading(0.9, null))),
                        1.5,
                        3));
    }

    @Test
    void anObservationOfANamedTaskKeepsTheLastReport() {
        Setup named = Setup.of(ScheduleKind.FULL)
                .tasks(new Task("half", 0, 500_000), new Task("full", 0, 1_000_000))
                .trials(1)
                .limits(new Limit("latency", Goal.MINIMIZE, 20));
        Scenario scenario = Scenario.given(named)
                .when(offer("a"))
                .when(report(1, 0.3, latency(30)))
                .when(state ->
                        new Event.MetricReported(1, 1, 4, List.of(latency(10), new Reported("loss", 0.2, 0.01)), null))
                .when(ended(1, Outcome.COMPLETED));
        assertThat(scenario.state().observations().get(Observation.key(1, 1)))
                .extracting(Observation::seen)
                .isEqualTo(new Measurement(new Reading(0.2, 0.01), List.of(new Reading(10, null))));
    }

    @Test
    void whereNoneKeepsTheLimitsThereIsNoBest() {
        Limit limit = new Limit("latency", Goal.MINIMIZE, 20);
        assertThat(limit.allows(20)).isTrue();
        assertThat(limit.allows(Double.NaN)).isFalse();
        assertThat(new Limit("recall", Goal.MAXIMIZE, 0.5).allows(Double.NaN)).isFalse();
        Scenario scenario = Scenario.given(
                        Setup.of(ScheduleKind.FULL).epochs(1, 3, 3).trials(1).limits(limit))
                .when(offer("a"))
                .when(report(1, 0.1, latency(21)))
                .when(ended(1, Outcome.COMPLETED));
        assertThat(scenario.state().header().bestTrial()).isNull();
    }
}
