package dev.temper.core.experiment;

import dev.temper.core.definition.Method.Trait;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whose turn it is when a slot is free. Each stream has a share of what is spent; the one that is furthest behind its
 * share comes first (deficit round-robin). What running leases have set aside counts as spent: else, with many workers,
 * all of them would go to one stream before its first report. As long as no usable proposal is there, the rungs have
 * all of it.
 */
final class Turns {
    private static final List<Stream> RUNGS_ALONE = List.of(Stream.RUNGS);
    private static final List<Stream> RUNGS_FIRST = List.of(Stream.RUNGS, Stream.FINISHER);
    private static final List<Stream> MODEL_FIRST = List.of(Stream.FINISHER, Stream.KNOWLEDGE, Stream.RUNGS);

    private Turns() {}

    /** The streams in the order in which they are asked for work. */
    static List<Stream> order(Draft draft) {
        if (!isAdvised(draft)) {
            return RUNGS_ALONE;
        }
        if (isEnding(draft.plan(), draft.isClosed())) {
            return RUNGS_FIRST;
        }
        return draft.plan().definition().method().has(Trait.STREAMS)
                ? byDeficit(draft.ledger, shares(draft))
                : MODEL_FIRST;
    }

    private static Shares shares(Draft draft) {
        if (draft.plan().definition().metrics().isMultiple()) {
            return Shares.OF_SEVERAL_OBJECTIVES;
        }
        return draft.bestTrial == null ? Shares.BEFORE_THE_FIRST_RESULT : Shares.OF_ONE_OBJECTIVE;
    }

    /** Streams by how far they are behind their share, furthest first; in the enum's order where they are equal. */
    static List<Stream> byDeficit(Ledger ledger, Shares shares) {
        double total = 0;
        for (Stream stream : Stream.values()) {
            total += ledger.used(stream);
        }
        double all = Math.max(1, total);
        List<Stream> order = new ArrayList<>(List.of(Stream.values()));
        order.sort(Comparator.comparingDouble(stream -> ledger.used(stream) / all - shares.of(stream)));
        return order;
    }

    /**
     * Whether the model has a say now: there is a proposal which it trusts itself and which is not too old, and an end
     * to what it may spend.
     */
    static boolean isAdvised(Draft draft) {
        Proposal proposal = draft.advice.proposal();
        return proposal != null
                && proposal.trusted()
                && !isStale(draft, proposal.basedOn())
                && (!isEnding(draft.plan(), draft.isClosed()) || mayFinish(draft.trials()));
    }

    /**
     * Whether no trial can start and no limit of cost ends the experiment. Then the rungs come first, and the model
     * only chooses what is trained in full of that which rests.
     */
    static boolean isEnding(Plan plan, boolean closed) {
        return closed && plan.costLimit() == Long.MAX_VALUE;
    }

    /** Else all that rests would be trained in full: one in eta is. What runs counts as if it came that far. */
    private static boolean mayFinish(TrialBook trials) {
        int eta = trials.plan().definition().ladder().eta();
        int most = Math.max(1, (trials.rows().size() + eta - 1) / eta);
        return trials.count(TrialStatus.COMPLETED) + trials.holders().size() < most;
    }

    /** A proposal is too old when, since then, the journal grew by what {@code parallel} full trainings report. */
    static boolean isStale(Draft draft, long basedOn) {
        int values = draft.observations.rows().size();
        return draft.sequence() - basedOn > draft.plan().definition().proposalLife(draft.epochs, values);
    }
}
