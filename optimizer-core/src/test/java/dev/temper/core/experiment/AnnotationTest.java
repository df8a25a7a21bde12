package dev.temper.core.experiment;

import static dev.temper.core.experiment.Events.annotated;
import static dev.temper.core.experiment.Events.archived;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.paused;
import static dev.temper.core.experiment.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.space.Problem;
import dev.temper.core.trial.Outcome;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationTest {
    private static final Setup ONE = Setup.of(ScheduleKind.FULL).epochs(9, 9, 3).trials(1);

    private static Annotation of(Scenario scenario) {
        return scenario.state().header().annotation();
    }

    @Test
    void notesAndTagsAreReplacedAsAWholeAndTagsAreSorted() {
        Scenario scenario = Scenario.given(ONE).when(annotated("first", "b", "a", "b"));
        scenario.then();
        assertThat(of(scenario)).isEqualTo(new Annotation("first", List.of("a", "b")));
        scenario.when(annotated("", "c")).then();
        assertThat(of(scenario)).isEqualTo(new Annotation("", List.of("c")));
    }

    /** People look at what is over, and then write what they saw. */
    @Test
    void aPausedACompleteAndAnArchivedExperimentAreAnnotatedToo() {
        Scenario scenario = Scenario.given(ONE, offer("a"), paused()).when(annotated("paused"));
        scenario.then();
        scenario.when(report(1, 9, 1)).when(ended(1, Outcome.STOPPED)).when(annotated("complete"));
        scenario.then();
        scenario.when(archived()).when(annotated("archived", "old")).then();
        assertThat(of(scenario)).isEqualTo(new Annotation("archived", List.of("old")));
    }

    /** Otherwise a note would bring about what the next event should: a proposal that is too old by it, for one. */
    @Test
    void wordsLeadToNoDecisionWhateverWaits() {
        ExperimentState waiting =
                resumed(Scenario.given(ONE, paused(), offer("a")).state());
        assertThat(on(waiting, annotated("x")).decisions()).isEmpty();
        assertThat(on(waiting, offer("b")).decisions()).hasSize(1);
    }

    private static Step on(ExperimentState state, Events.When when) {
        return ExperimentMachine.step(state, new JournalEntry(new EventId("late", 1), 9, when.in(state)));
    }

    /** As if the slot that waits had not been served yet. */
    private static ExperimentState resumed(ExperimentState state) {
        ExperimentRows rows = state.rows();
        return ExperimentState.restore(new ExperimentRows(
                rows.header().with().status(ExperimentStatus.RUNNING).build(),
                rows.trials(),
                rows.observations(),
                rows.sessions(),
                rows.offers(),
                rows.producers(),
                rows.queue(),
                rows.proposal(),
                rows.usedPicks()));
    }

    @Test
    void whatIsTooLongOrNoTextIsNamed() {
        assertThat(AnnotationCheck.check("x".repeat(10_000), Collections.nCopies(20, "x".repeat(60))))
                .isEmpty();
        assertThat(AnnotationCheck.check("x".repeat(10_001), Collections.nCopies(21, "a")))
                .extracting(Problem::message)
                .containsExactly(
                        "notes has 10001 characters: write at most 10000", "tags has 21 tags: give at most 20");
        assertThat(AnnotationCheck.check("\0", List.of(" a", "x".repeat(61), "a,b", "")))
                .extracting(Problem::path)
                .containsExactly("notes", "tags[0]", "tags[1]", "tags[2]", "tags[3]");
    }
}
