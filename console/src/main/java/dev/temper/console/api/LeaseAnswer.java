package dev.temper.console.api;

import dev.temper.console.chronicle.LeaseSpan;
import dev.temper.console.chronicle.LeaseSpan.End;
import org.jspecify.annotations.Nullable;

/**
 * A lease.
 *
 * @param from epoch that it starts after
 * @param to epoch up to which it may train; 0 for a named task
 * @param advised whether the model chose it, and not the rungs
 * @param startSequence journal sequence of the grant
 * @param end null while it runs
 * @param outcome COMPLETED, FAILED, PREEMPTED, STOPPED, PAUSED, LOST or ENDED; null while it runs
 */
public record LeaseAnswer(
        long lease,
        int trial,
        String agent,
        int slot,
        int from,
        int to,
        int rung,
        boolean advised,
        long start,
        @Nullable Long end,
        long startSequence,
        @Nullable Long endSequence,
        @Nullable String outcome) {
    static LeaseAnswer of(LeaseSpan span) {
        End end = span.end();
        return new LeaseAnswer(
                span.lease(),
                span.trial(),
                span.assignee().agent(),
                span.assignee().slot(),
                span.target().fromEpoch(),
                span.target().toEpoch(),
                span.target().rung(),
                span.advised(),
                span.start(),
                end == null ? null : (Long) end.time(),
                span.granted(),
                end == null ? null : (Long) end.sequence(),
                end == null ? null : end.outcome());
    }
}
