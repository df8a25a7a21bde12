package dev.temper.core.replay;

import dev.temper.core.proposal.Proposal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal in the journal that is not the one which follows from the journal before it.
 *
 * @param sequence journal sequence at which it was accepted
 * @param derived what follows from the state that it is based on; null when nothing does
 * @param recorded what is in the journal
 * @param fields paths of the fields that differ, such as {@code model.calibration}; empty unless both are there
 */
public record ProposalDivergence(long sequence, @Nullable Proposal derived, Proposal recorded, List<String> fields) {
    /** Copies the list. */
    public ProposalDivergence {
        fields = List.copyOf(fields);
    }
}
