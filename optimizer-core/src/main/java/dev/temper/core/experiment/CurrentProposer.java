package dev.temper.core.experiment;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.proposal.Proposal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The proposer of a state's definition: another one once the experiment was extended. */
public final class CurrentProposer implements Proposer {
    private final Function<ExperimentDefinition, @Nullable Proposer> proposers;
    private @Nullable ExperimentDefinition definition;
    private @Nullable Proposer proposer;

    /** @param proposers makes the proposer of a definition; null for one that has none */
    public CurrentProposer(Function<ExperimentDefinition, @Nullable Proposer> proposers) {
        this.proposers = proposers;
    }

    @Override
    public @Nullable Proposal propose(ExperimentState state) {
        follow(state.header().definition());
        return proposer == null ? null : proposer.propose(state);
    }

    /** Makes the proposer of a definition, if it is another than the last; whether there is one. */
    @SuppressWarnings("ReferenceEquality") // the same object need not be compared field by field
    public boolean follow(@Nullable ExperimentDefinition now) {
        if (now != null && now != definition && !now.equals(definition)) {
            proposer = proposers.apply(now);
        }
        definition = now == null ? definition : now;
        return proposer != null;
    }

    @Override
    public boolean learnsFrom(int key) {
        return proposer == null || proposer.learnsFrom(key);
    }
}
