package dev.temper.core.event;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to an experiment. */
public sealed interface Event {
    /** Hands itself to the method for its kind: whoever tells events apart hears from the compiler of a new kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One answer for each kind of event.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** See {@link ExperimentCreated}. */
        R created(ExperimentCreated event);

        /** See {@link ExperimentPaused}. */
        R paused(ExperimentPaused event);

        /** See {@link ExperimentResumed}. */
        R resumed(ExperimentResumed event);

        /** See {@link ExperimentArchived}. */
        R archived(ExperimentArchived event);

        /** See {@link ExperimentExtended}. */
        R extended(ExperimentExtended event);

        /** See {@link ExperimentAnnotated}. */
        R annotated(ExperimentAnnotated event);

        /** See {@link ExperimentErased}. */
        R erased(ExperimentErased event);

        /** See {@link SuggestionQueued}. */
        R queued(SuggestionQueued event);

        /** See {@link StopRequested}. */
        R stopRequested(StopRequested event);

        /** See {@link KeepRequested}. */
        R keepRequested(KeepRequested event);

        /** See {@link SlotOffered}. */
        R offered(SlotOffered event);

        /** See {@link SlotWithdrawn}. */
        R withdrawn(SlotWithdrawn event);

        /** See {@link MetricReported}. */
        R reported(MetricReported event);

        /** See {@link TrialEnded}. */
        R ended(TrialEnded event);

        /** See {@link TrialLost}. */
        R trialLost(TrialLost event);

        /** See {@link ProposalMade}. */
        R proposed(ProposalMade event);

        /** See {@link AgentLost}. */
        R agentLost(AgentLost event);
    }

    /** A user defined the experiment. */
    record ExperimentCreated(ExperimentDefinition definition) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.created(this);
        }
    }

    /** No new leases until resumed. The reason is in the user's words; null if they say none. */
    record ExperimentPaused(@Nullable String reason) implements Event {
        /** For no reason that is told. */
        public ExperimentPaused() {
            this(null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.paused(this);
        }
    }

    /** Leases are granted again. The reason is in the user's words; null if they say none. */
    record ExperimentResumed(@Nullable String reason) implements Event {
        /** For no reason that is told. */
        public ExperimentResumed() {
            this(null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resumed(this);
        }
    }

    /** The experiment ends now. The reason is in the user's words; null if they say none. */
    record ExperimentArchived(@Nullable String reason) implements Event {
        /** For no reason that is told. */
        public ExperimentArchived() {
            this(null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.archived(this);
        }
    }

    /**
     * A user allows more of what ends an experiment. Each is the new total, null to leave it as it is.
     *
     * @param trials most trials suggested
     * @param costMicros most cost, in millionths of what was a full training when the experiment was created
     * @param maxEpochs epochs of a full training
     * @param reason in the user's words; null if they say none
     */
    record ExperimentExtended(
            @Nullable Integer trials,
            @Nullable Long costMicros,
            @Nullable Integer maxEpochs,
            @Nullable String reason) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.extended(this);
        }
    }

    /** A user writes notes and gives tags, in place of those before. No decision depends on them. */
    record ExperimentAnnotated(String notes, List<String> tags) implements Event {
        /** Copies the list. */
        public ExperimentAnnotated {
            tags = List.copyOf(tags);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.annotated(this);
        }
    }

    /** A user wants the data of an archived experiment deleted. The reason is theirs; null if they say none. */
    record ExperimentErased(@Nullable String reason) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.erased(this);
        }
    }

    /** A user wants this configuration tried next. */
    record SuggestionQueued(Configuration configuration) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.queued(this);
        }
    }

    /** Somebody, or a watchdog, wants a trial to end for good. The reason is theirs. */
    record StopRequested(int trial, String reason) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stopRequested(this);
        }
    }

    /** Somebody wants a trial trained in full, whatever the others do. The reason is theirs. */
    record KeepRequested(int trial, String reason) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.keepRequested(this);
        }
    }

    /**
     * An agent has a free slot.
     *
     * @param storage where it finds and leaves checkpoints: slots that name the same see the same ones. Empty for the one
     *     that agents share unless they say otherwise
     */
    record SlotOffered(Assignee assignee, String storage) implements Event {
        /** A slot on the shared storage. */
        public SlotOffered(Assignee assignee) {
            this(assignee, "");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.offered(this);
        }
    }

    /** An agent takes an offer back: it gives the slot to another experiment, or ends. */
    record SlotWithdrawn(Assignee assignee) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withdrawn(this);
        }
    }

    /** Training reported at the end of an epoch (from 1), under a lease. Values may be NaN or infinite. */
    record MetricReported(
            int trial,
            long lease,
            int epoch,
            List<Reported> values,
            @Nullable Double seconds) implements Event {
        /** Copies the list. */
        public MetricReported {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reported(this);
        }
    }

    /**
     * A run of a trial ended on its agent.
     *
     * @param converged whether training said that more of it would change nothing: its last value is its result
     */
    record TrialEnded(int trial, long lease, Outcome outcome, boolean converged) implements Event {
        /** A run that did not say so. */
        public TrialEnded(int trial, long lease, Outcome outcome) {
            this(trial, lease, outcome, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ended(this);
        }
    }

    /** Nothing was heard of a lease for too long. Lost is not failed. */
    record TrialLost(int trial, long lease) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.trialLost(this);
        }
    }

    /** The model advises; what it advised before no longer counts. */
    record ProposalMade(Proposal proposal) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.proposed(this);
        }
    }

    /** Nothing was heard of an agent for too long: its offers and leases are void. */
    record AgentLost(String agent, String session) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.agentLost(this);
        }
    }
}
