package dev.temper.core.replay;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.CurrentProposer;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.proposal.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes every proposal that was accepted again, from the state that it is based on, and compares it bit for bit. One
 * that was refused led to nothing but its refusal, and is left alone.
 */
public final class ProposalReplay {
    private final CurrentProposer proposer;
    private final IntConsumer progress;
    private final SortedMap<Long, ExperimentState> states = new TreeMap<>();
    private final List<ProposalDivergence> divergences = new ArrayList<>();
    private int count;

    /**
     * What came of it.
     *
     * @param proposals how many were accepted
     */
    public record Result(int proposals, List<ProposalDivergence> divergences) {
        /** Copies the list. */
        public Result {
            divergences = List.copyOf(divergences);
        }
    }

    private ProposalReplay(Function<ExperimentDefinition, @Nullable Proposer> proposers, IntConsumer progress) {
        this.proposer = new CurrentProposer(proposers);
        this.progress = progress;
    }

    /**
     * Verifies the proposals of one experiment.
     *
     * @param journal in order; an entry that is there twice counts once
     * @param proposers makes the proposer of a method; null for one that has none
     * @param progress told of each proposal that was computed again, how many that makes
     */
    public static Result verify(
            Iterable<JournalEntry> journal,
            Function<ExperimentDefinition, @Nullable Proposer> proposers,
            IntConsumer progress) {
        return new ProposalReplay(proposers, progress).run(journal);
    }

    private Result run(Iterable<JournalEntry> journal) {
        SortedSet<Long> wanted = new TreeSet<>();
        for (JournalEntry entry : journal) {
            if (entry.event() instanceof Event.ProposalMade made) {
                wanted.add(made.proposal().basedOn());
            }
        }
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : wanted.isEmpty() ? List.<JournalEntry>of() : journal) {
            long before = state.header().sequence();
            state = GuardedStep.of(state, entry).step().state();
            long sequence = state.header().sequence();
            if (sequence > before && wanted.contains(sequence)) {
                states.put(sequence, state);
            }
            if (sequence > before && entry.event() instanceof Event.ProposalMade made) {
                judge(sequence, made.proposal(), state);
            }
        }
        return new Result(count, divergences);
    }

    @SuppressWarnings("ReferenceEquality") // accepted: it is this very one that is in force
    private void judge(long sequence, Proposal recorded, ExperimentState after) {
        if (after.proposal() != recorded) {
            return;
        }
        ExperimentState from = states.get(recorded.basedOn());
        Proposal derived = from == null ? null : derive(from);
        // No later proposal is based on an earlier state.
        states.headMap(recorded.basedOn()).clear();
        count++;
        if (derived == null) {
            divergences.add(new ProposalDivergence(sequence, null, recorded, List.of()));
        } else if (!derived.equals(recorded)) {
            divergences.add(
                    new ProposalDivergence(sequence, derived, recorded, DifferingFields.differing(derived, recorded)));
        }
        progress.accept(count);
    }

    private @Nullable Proposal derive(ExperimentState from) {
        try {
            return proposer.propose(from);
        } catch (RuntimeException | StackOverflowError e) {
            // Whoever wrote this proposal, it was no model that fails on what it is based on.
            return null;
        }
    }
}
