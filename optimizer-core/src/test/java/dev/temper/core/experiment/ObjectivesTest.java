package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Evidence;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.event.Event;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectivesTest {
    private static final Metric SPEED = new Metric("speed", Goal.MAXIMIZE);

    private static Setup setup(ScheduleKind schedule) {
        return Setup.of(schedule).epochs(1, 3, 3).also(SPEED).parallel(4);
    }

    private static Events.When report(long lease, int epoch, double loss, double speed, Reported... more) {
        List<Reported> values = new ArrayList<>(List.of(more));
        values.add(new Reported("speed", speed));
        values.add(new Reported("loss", loss));
        return state -> new Event.MetricReported((int) lease, lease, epoch, values, null);
    }

    @Test
    void theParetoSetIsOfTrialsTrainedInFullThatKeepTheLimits() {
        Setup setup = setup(ScheduleKind.FULL).trials(5).parallel(1).limits(new Limit("size", Goal.MINIMIZE, 10));
        Scenario scenario = Scenario.given(setup);
        double[][] reached = {{0.5, 1, 3}, {0.2, 0.5, 3}, {0.6, 0.9, 3}, {0.1, 2, 99}, {0.2, 0.25, 3}};
        for (int i = 0; i < reached.length; i++) {
            scenario = scenario.when(offer("agent-" + i))
                    .when(report(i + 1, 3, reached[i][0], reached[i][1], new Reported("size", reached[i][2])))
                    .when(ended(i + 1, Outcome.COMPLETED));
        }
        assertThat(ParetoSet.of(scenario.state())).containsExactly(1, 2);
        assertThat(scenario.state().header().bestTrial()).isEqualTo(2);
        assertThat(scenario.state().header().bestValue()).isEqualTo(0.2);
    }

    @Test
    void rungsRankByFrontsAndThenByCrowding() {
        Setup setup = setup(ScheduleKind.ASYNC_HYPERBAND).trials(4);
        Scenario scenario = Scenario.given(setup)
                .when(offer("a"))
                .when(offer("b"))
                .when(offer("c"))
                .when(offer("d"))
                .when(report(1, 1, 0.5, 1)) // dominated by trial 3
                .when(report(2, 1, 0.1, 0)) // one end of the front
                .when(report(3, 1, 0.4, 2)) // the other end, as lonely as the first, which came earlier
                .then("pause 3 AWAITING_RUNG");
        assertThat(scenario.evidence().rank()).isEqualTo(2);
        assertThat(scenario.evidence().size()).isEqualTo(3);
        assertThat(scenario.evidence().cutoff()).isEqualTo(0.1);
        assertThat(scenario.evidence().competitors())
                .containsExactly(new Evidence.Competitor(2, 0.1), new Evidence.Competitor(1, 0.5));
        // Between the ends of the front there is room left: by its first loss alone it would be the second.
        scenario.when(report(4, 1, 0.3, 1)).then("pause 4 AWAITING_RUNG");
        assertThat(scenario.evidence().rank()).isEqualTo(3);
    }

    @Test
    void aReportWithoutAnObjectiveIsRefusedAndOneThatIsNoNumberHasDiverged() {
        Setup setup = setup(ScheduleKind.FULL).trials(2).parallel(2);
        Scenario.given(setup)
                .when(offer("a"))
                .when(state -> new Event.MetricReported(1, 1, 1, List.of(new Reported("loss", 0.5)), null))
                .then("reject METRIC_MISSING")
                .when(report(1, 1, 0.5, Double.NaN))
                .then("stop 1 DIVERGED");
    }

    @Test
    void whatKnowsOneObjectiveOnlyIsRefusedWithARemedy() {
        assertThat(DefinitionCheck.check(setup(ScheduleKind.MEDIAN_STOPPING).build()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("method.schedule"))
                .satisfies(problem -> assertThat(problem.message()).contains("use another schedule"));
        assertThat(DefinitionCheck.check(
                        setup(ScheduleKind.FULL).model(Model.GP_EI).build()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("method.model"))
                .satisfies(problem -> assertThat(problem.message()).contains("model gp-ei optimises one objective"));
    }
}
