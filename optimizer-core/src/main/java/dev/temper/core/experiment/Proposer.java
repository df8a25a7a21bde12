package dev.temper.core.experiment;

import dev.temper.core.proposal.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Computes proposals. The result is a pure function of the state, bit for bit on any machine; what an instance keeps
 * between calls only saves time. Instances are not safe for use by several threads.
 */
public interface Proposer {
    /**
     * Advice for the experiment as it stands.
     *
     * @return null if there is not enough to go by yet
     */
    @Nullable
    Proposal propose(ExperimentState state);

    /**
     * Whether a report is a reason for new advice; the end of a run always is.
     *
     * @param key the epoch, or for named tasks the rung
     */
    default boolean learnsFrom(int key) {
        return true;
    }
}
