package dev.temper.core.experiment;

import dev.temper.core.decision.RejectReason;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import java.util.List;

/**
 * Steps an experiment from event to event. A pure function, total and deterministic: the same journal gives the same
 * decisions on any machine, and no event, however wrong, gives an exception.
 */
public final class ExperimentMachine {
    private ExperimentMachine() {}

    /** The state after an event, and the decisions that it led to. An event seen before changes nothing. */
    public static Step step(ExperimentState state, JournalEntry entry) {
        Producers producers = new Producers(state.producers()).with(entry.id());
        if (producers == null) {
            return new Step(state, List.of());
        }
        Draft draft = new Draft(state, producers, entry);
        if (entry.event() instanceof Event.ExperimentCreated created) {
            Lifecycle.create(draft, created.definition());
        } else if (!draft.isCreated()) {
            draft.reject(RejectReason.NO_SUCH_EXPERIMENT);
        } else {
            route(draft, entry.event());
        }
        if (draft.isCreated()) {
            Grants.serve(draft);
            Completion.check(draft);
        }
        return draft.toStep();
    }

    private static void route(Draft draft, Event event) {
        if (event instanceof Event.MetricReported report) {
            Reports.report(draft, report);
        } else if (event instanceof Event.ProposalMade made) {
            Proposals.made(draft, made.proposal());
        } else if (event instanceof Event.SlotOffered offer) {
            Offers.offer(draft, offer.assignee());
        } else if (event instanceof Event.TrialEnded end) {
            Endings.ended(draft, end);
        } else if (event instanceof Event.TrialLost loss) {
            Endings.lost(draft, loss);
        } else if (event instanceof Event.AgentLost loss) {
            Offers.lost(draft, new AgentSession(loss.agent(), loss.session()));
        } else if (event instanceof Event.SuggestionQueued suggestion) {
            Lifecycle.queue(draft, suggestion.configuration());
        } else if (event instanceof Event.ExperimentPaused) {
            Lifecycle.pause(draft);
        } else if (event instanceof Event.ExperimentResumed) {
            Lifecycle.resume(draft);
        } else if (event instanceof Event.ExperimentArchived) {
            Lifecycle.archive(draft);
        }
    }
}
