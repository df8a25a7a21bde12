package dev.temper.agent.machine;

import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agent publishes. */
public sealed interface Report {
    /** A free slot, and where it finds and leaves checkpoints; empty if all agents share them. */
    record Offer(Assignee assignee, String storage) implements Report {}

    /** A slot that was offered, or was to be offered again, is not free: another experiment gets it, or the agent ends. */
    record Withdrawal(Assignee assignee) implements Report {}

    /** The agent lives and holds these leases. */
    record Heartbeat(List<HeldLease> leases) implements Report {
        /** Copies the list. */
        public Heartbeat {
            leases = List.copyOf(leases);
        }
    }

    /** The metrics of an epoch. {@code awaited}: training cannot go on without a decision on them. */
    record Metric(int trial, long lease, EpochMetrics measurement, boolean awaited) implements Report {}

    /**
     * A lease is over.
     *
     * @param converged whether training said that more of it would change nothing
     */
    record Ended(
            int trial,
            long lease,
            Outcome outcome,
            @Nullable Integer exitCode,
            String detail,
            boolean converged) implements Report {}
}
