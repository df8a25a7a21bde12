package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.annotated;
import static dev.temper.core.experiment.Events.archived;
import static dev.temper.core.experiment.Events.created;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.erased;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.queued;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.trial.Outcome;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final Setup TWO = Setup.of(ScheduleKind.FULL).epochs(9, 9, 3).trials(2);

    /** Archived, with a trial that was trained and words on it. */
    private static Scenario archivedOne() {
        Scenario scenario = Scenario.given(TWO, offer("a"), report(1, 9, 1), ended(1, Outcome.STOPPED));
        return scenario.when(queued(0.5)).when(annotated("notes", "tag")).when(archived());
    }

    @Test
    void nothingIsLeftOfAnErasedExperimentButItsNumbers() {
        Scenario scenario = archivedOne();
        Header before = scenario.state().header();
        scenario.when(erased()).then();
        Header after = scenario.state().header();
        assertThat(after)
                .isEqualTo(Header.EMPTY
                        .with()
                        .status(ExperimentStatus.ERASED)
                        .completed(true)
                        .sequence(before.sequence() + 1)
                        .time(after.time())
                        .decisions(before.decisions())
                        .build());
        assertThat(scenario.state().rows())
                .isEqualTo(ExperimentRows.grave(after, scenario.state().producers()));
    }

    @Test
    void anErasedExperimentTakesNothingAndItsIdIsNotUsedAgain() {
        Scenario scenario = archivedOne().when(erased());
        scenario.when(created(TWO)).then("reject EXPERIMENT_ERASED");
        scenario.when(offer("b")).then("reject EXPERIMENT_ERASED");
        scenario.when(annotated("after")).then("reject EXPERIMENT_ERASED");
        scenario.when(erased()).then("reject EXPERIMENT_ERASED");
        assertThat(scenario.state().trials().size()).isZero();
    }

    /** What is under way must not be lost by a slip. */
    @Test
    void onlyWhatIsArchivedIsErased() {
        Scenario scenario = Scenario.given(TWO).when(erased());
        scenario.then("reject NOT_ARCHIVED");
        scenario.when(offer("a")).then("suggest 1 to 9 NEW");
    }

    /** What its processes say yet would be of no experiment. */
    @Test
    void whatStillRunsIsNotErased() {
        Scenario scenario = Scenario.given(TWO, offer("a")).when(archived());
        scenario.when(erased()).then("reject TRIALS_RUNNING");
        scenario.when(ended(1, Outcome.STOPPED)).when(erased()).then();
        assertThat(scenario.state().header().status()).isEqualTo(ExperimentStatus.ERASED);
    }

    @Test
    void whatWasNeverCreatedIsNotErased() {
        Step step = ExperimentMachine.step(
                ExperimentState.empty(),
                new JournalEntry(new EventId("user", 1), 5, erased().in(ExperimentState.empty())));
        assertThat(step.decisions()).singleElement().asString().contains("NO_SUCH_EXPERIMENT");
    }
}
