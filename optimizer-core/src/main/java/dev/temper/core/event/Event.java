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
    /** A user defined the experiment. */
    record ExperimentCreated(ExperimentDefinition definition) implements Event {}

    /** No new leases until resumed. */
    record ExperimentPaused() implements Event {}

    /** Leases are granted again. */
    record ExperimentResumed() implements Event {}

    /** The experiment ends now. */
    record ExperimentArchived() implements Event {}

    /** A user wants this configuration tried next. */
    record SuggestionQueued(Configuration configuration) implements Event {}

    /** An agent has a free slot. */
    record SlotOffered(Assignee assignee) implements Event {}

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
    }

    /** A run of a trial ended on its agent. */
    record TrialEnded(int trial, long lease, Outcome outcome) implements Event {}

    /** Nothing was heard of a lease for too long. Lost is not failed. */
    record TrialLost(int trial, long lease) implements Event {}

    /** The model advises; what it advised before no longer counts. */
    record ProposalMade(Proposal proposal) implements Event {}

    /** Nothing was heard of an agent for too long: its offers and leases are void. */
    record AgentLost(String agent, String session) implements Event {}
}
