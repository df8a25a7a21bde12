package dev.temper.console.chronicle;

import dev.temper.core.definition.Ladder;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.proposal.Proposal;
import java.util.ArrayList;
import java.util.List;

/** How far the earlier experiments were believed that an experiment learns from, over time. Not thread safe. */
public final class Beliefs {
    private final List<Belief> all = new ArrayList<>();

    /**
     * Weights from a point of the journal on.
     *
     * @param cost spent until then, in full trainings
     * @param weights of the earlier experiments, in the definition's order
     */
    public record Belief(long sequence, double cost, List<Double> weights) {
        /** Copies the list. */
        public Belief {
            weights = List.copyOf(weights);
        }
    }

    /** Whenever they changed, the first of them first; none for an experiment that learns from none. */
    public List<Belief> all() {
        return List.copyOf(all);
    }

    Beliefs until(long last) {
        Beliefs past = new Beliefs();
        past.all.addAll(Rising.upTo(last, all, Belief::sequence));
        return past;
    }

    void take(ExperimentState after) {
        Proposal proposal = after.proposal();
        if (proposal == null || proposal.model().weights().isEmpty()) {
            return;
        }
        List<Double> weights = proposal.model().weights();
        if (all.isEmpty() || !all.get(all.size() - 1).weights().equals(weights)) {
            double cost = (double) after.header().spentMicros() / Ladder.FULL_COST;
            all.add(new Belief(after.header().sequence(), cost, weights));
        }
    }
}
