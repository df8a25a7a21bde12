package dev.temper.core.experiment;

import dev.temper.core.decision.RejectReason;
import dev.temper.core.effort.Effort;
import dev.temper.core.effort.TooMuchWorkException;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import java.util.List;

/**
 * Steps an experiment from event to event. A pure function, total and deterministic: the same journal gives the same
 * decisions on any machine, and no event, however wrong, gives an exception or takes for ever. An experiment whose step
 * takes more than {@link Effort#OF_A_STEP} is set aside: it keeps what is reported and starts nothing, until a user resumes
 * or archives it.
 */
public final class ExperimentMachine {
    private static final Routes ROUTES = new Routes();

    private ExperimentMachine() {}

    /** The state after an event, and the decisions that it led to. An event seen before changes nothing. */
    public static Step step(ExperimentState state, JournalEntry entry) {
        return step(state, entry, Effort.of(limit(state, entry.event())));
    }

    /** Steps within another bound of work: what a test or a measurement wants. */
    public static Step step(ExperimentState state, JournalEntry entry, Effort effort) {
        Producers producers = new Producers(state.producers()).with(entry.id());
        if (producers == null) {
            return new Step(state, List.of());
        }
        try {
            Draft draft = new Draft(state, producers, entry, effort);
            take(draft, entry.event());
            if (!(entry.event() instanceof Event.ExperimentAnnotated)) { // words lead to nothing
                serve(draft);
            }
            return draft.toStep();
        } catch (TooMuchWorkException e) {
            return setAside(state, producers, entry, effort.anew());
        }
    }

    /** Whoever is set aside does with little, until a user asks for more. */
    private static long limit(ExperimentState state, Event event) {
        boolean asked = event instanceof Event.ExperimentResumed || event instanceof Event.ExperimentArchived;
        return state.header().status() == ExperimentStatus.QUARANTINED && !asked
                ? Effort.WHEN_SET_ASIDE
                : Effort.OF_A_STEP;
    }

    /** What the event says is kept, unless that alone is too much; what would follow from it is not done. */
    private static Step setAside(ExperimentState state, Producers producers, JournalEntry entry, Effort effort) {
        Draft draft = new Draft(state, producers, entry, effort);
        try {
            take(draft, entry.event());
        } catch (TooMuchWorkException e) {
            draft = new Draft(state, producers, entry, effort);
        }
        if (draft.isCreated() && Lifecycle.over(draft) == null) {
            draft.status = ExperimentStatus.QUARANTINED;
        }
        draft.reject(RejectReason.TOO_MUCH_WORK);
        return draft.toStep();
    }

    private static void take(Draft draft, Event event) {
        if (draft.status == ExperimentStatus.ERASED) {
            draft.reject(RejectReason.EXPERIMENT_ERASED);
        } else if (draft.isCreated() || event instanceof Event.ExperimentCreated) {
            event.accept(ROUTES).accept(draft);
        } else {
            draft.reject(RejectReason.NO_SUCH_EXPERIMENT);
        }
    }

    private static void serve(Draft draft) {
        if (draft.isCreated()) {
            Grants.serve(draft);
            Completion.check(draft);
        }
    }
}
