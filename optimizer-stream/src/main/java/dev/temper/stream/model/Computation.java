package dev.temper.stream.model;

import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.proposal.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * What became of one computation.
 *
 * @param adviser who asked for it
 * @param from the state that it was computed from
 * @param proposal null when there was nothing to say, or it failed
 * @param failed whether it threw
 * @param nanos how long it took
 */
record Computation(
        Adviser adviser, ExperimentState from, @Nullable Proposal proposal, boolean failed, long nanos) {}
