package dev.temper.core.experiment;

import dev.temper.core.event.Event;
import java.util.function.Consumer;

/** What each event does to an experiment that was created. */
final class Routes implements Event.Visitor<Consumer<Draft>> {
    @Override
    public Consumer<Draft> created(Event.ExperimentCreated event) {
        return draft -> Lifecycle.create(draft, event.definition());
    }

    @Override
    public Consumer<Draft> paused(Event.ExperimentPaused event) {
        return Lifecycle::pause;
    }

    @Override
    public Consumer<Draft> resumed(Event.ExperimentResumed event) {
        return Lifecycle::resume;
    }

    @Override
    public Consumer<Draft> archived(Event.ExperimentArchived event) {
        return draft -> Lifecycle.archive(draft, event.reason());
    }

    @Override
    public Consumer<Draft> extended(Event.ExperimentExtended event) {
        return draft -> Extension.of(draft, event);
    }

    @Override
    public Consumer<Draft> annotated(Event.ExperimentAnnotated event) {
        return draft -> draft.annotation = new Annotation(event.notes(), event.tags());
    }

    @Override
    public Consumer<Draft> erased(Event.ExperimentErased event) {
        return Lifecycle::erase;
    }

    @Override
    public Consumer<Draft> queued(Event.SuggestionQueued event) {
        return draft -> Lifecycle.queue(draft, event.configuration());
    }

    @Override
    public Consumer<Draft> stopRequested(Event.StopRequested event) {
        return draft -> Requests.stop(draft, event.trial(), event.reason());
    }

    @Override
    public Consumer<Draft> keepRequested(Event.KeepRequested event) {
        return draft -> Requests.keep(draft, event.trial(), event.reason());
    }

    @Override
    public Consumer<Draft> offered(Event.SlotOffered event) {
        return draft -> Offers.offer(draft, event);
    }

    @Override
    public Consumer<Draft> withdrawn(Event.SlotWithdrawn event) {
        return draft -> Offers.withdraw(draft, event.assignee());
    }

    @Override
    public Consumer<Draft> reported(Event.MetricReported event) {
        return draft -> Reports.report(draft, event);
    }

    @Override
    public Consumer<Draft> ended(Event.TrialEnded event) {
        return draft -> Endings.ended(draft, event);
    }

    @Override
    public Consumer<Draft> trialLost(Event.TrialLost event) {
        return draft -> Endings.lost(draft, event);
    }

    @Override
    public Consumer<Draft> proposed(Event.ProposalMade event) {
        return draft -> Proposals.made(draft, event.proposal());
    }

    @Override
    public Consumer<Draft> agentLost(Event.AgentLost event) {
        return draft -> Offers.lost(draft, new AgentSession(event.agent(), event.session()));
    }
}
