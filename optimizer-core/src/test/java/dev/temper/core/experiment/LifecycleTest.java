package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.archived;
import static dev.temper.core.experiment.Events.created;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.paused;
import static dev.temper.core.experiment.Events.queued;
import static dev.temper.core.experiment.Events.report;
import static dev.temper.core.experiment.Events.resumed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final Setup setup = Setup.of(ScheduleKind.FULL).epochs(1, 9, 3).trials(2);

    @Test
    void nothingHappensToAnExperimentThatWasNotCreated() {
        Scenario.empty()
                .when(offer("a"))
                .then("reject NO_SUCH_EXPERIMENT")
                .when(queued(0.5))
                .then("reject NO_SUCH_EXPERIMENT")
                .when(created(Setup.of(ScheduleKind.FULL).parallel(0)))
                .then("reject INVALID_DEFINITION")
                .when(created(setup))
                .then()
                .when(created(setup))
                .then("reject EXPERIMENT_EXISTS");
    }

    @Test
    void aPausedExperimentGrantsNothingUntilItIsResumed() {
        Scenario.given(setup, paused())
                .when(paused())
                .then("reject ALREADY_PAUSED")
                .when(offer("a"))
                .then()
                .when(offer("b"))
                .then()
                .when(resumed())
                .then("suggest 1 to 9 NEW", "suggest 2 to 9 NEW")
                .when(resumed())
                .then("reject NOT_PAUSED");
    }

    @Test
    void anArchivedExperimentStopsWhatRunsAndThenEnds() {
        Scenario.given(setup, offer("a"), offer("b"))
                .when(archived())
                .then("stop 1 ARCHIVED_BY_USER", "stop 2 ARCHIVED_BY_USER")
                .when(archived())
                .then("reject EXPERIMENT_ARCHIVED")
                .when(offer("c"))
                .then("reject EXPERIMENT_ARCHIVED")
                .when(ended(1, Outcome.STOPPED))
                .then()
                .when(ended(2, Outcome.STOPPED))
                .then("complete null ARCHIVED_BY_USER");
    }

    @Test
    void aCompleteExperimentCanBeArchivedAndNothingElse() {
        Scenario.given(setup.trials(1), offer("a"), report(1, 9, 0.5), ended(1, Outcome.COMPLETED))
                .then("complete 1 TRIALS_SPENT")
                .when(paused())
                .then("reject EXPERIMENT_COMPLETE")
                .when(queued(0.5))
                .then("reject EXPERIMENT_COMPLETE")
                .when(archived())
                .then()
                .when(offer("b"))
                .then("reject EXPERIMENT_ARCHIVED");
    }

    @Test
    void aReportWithoutTheMetricIsRejected() {
        Scenario.given(setup, offer("a"))
                .when(state -> new Event.MetricReported(1, 1, 1, List.of(new Reported("other", 1)), null))
                .then("reject METRIC_MISSING");
    }

    /** Law 2: producers may repeat, lose and reorder what they send. */
    @Test
    void anEventIsTakenOnceInWhateverOrderItsNumbersCome() {
        Scenario scenario = Scenario.given(setup);
        long[] numbers = {5, 3, 4, 5, 1, 3, Long.MAX_VALUE, Long.MIN_VALUE, 2, 1, Long.MAX_VALUE, Long.MIN_VALUE, 9};
        for (long number : numbers) {
            scenario.when(new EventId("p", number), offer("a"));
        }
        assertThat(scenario.state().header().sequence()).isEqualTo(1 + 8);
        assertThat(scenario.state().producers().size())
                .as("runs 1 to 5, 9, least, greatest, and the test's")
                .isEqualTo(5);
    }
}
