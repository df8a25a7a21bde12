package dev.temper.core.simulate;

import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * The model beside a simulated experiment. Without latency its advice is always that of the moment; with it, one
 * proposal is computed at a time and comes late, and what happens meanwhile is left for the next one.
 */
final class TableAdviser {
    private final TableSimulation simulation;
    private final @Nullable Proposer proposer;
    private final long latencyMicros;
    private long seen = -1;
    private boolean busy;

    TableAdviser(TableSimulation simulation, @Nullable Proposer proposer, long latencyMicros) {
        this.simulation = simulation;
        this.proposer = proposer;
        this.latencyMicros = latencyMicros;
    }

    /** A slot will be offered. */
    void beforeOffer() {
        advise();
    }

    /** A trial that goes on has reported; one that the rungs started is not stopped, whatever is advised. */
    void afterReport(int number, int column) {
        Trial trial = simulation.state().trials().get(number);
        if (proposer != null && trial != null && trial.stream() != Stream.RUNGS && proposer.learnsFrom(column)) {
            advise();
        }
    }

    private void advise() {
        ExperimentState state = simulation.state();
        if (proposer == null || busy || state.header().sequence() <= seen) {
            return;
        }
        Proposal proposal = proposer.propose(state);
        seen = state.header().sequence();
        if (proposal == null) {
            return;
        }
        if (latencyMicros == 0) {
            arrive(proposal);
        } else {
            busy = true;
            simulation.heap().after(latencyMicros, () -> {
                busy = false;
                arrive(proposal);
                advise();
            });
        }
    }

    private void arrive(Proposal proposal) {
        if (!simulation.isOver()) {
            simulation.feed(new Event.ProposalMade(proposal));
            seen = latencyMicros == 0 ? simulation.state().header().sequence() : seen;
        }
    }
}
