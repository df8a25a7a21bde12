package dev.temper.core.decision;

import dev.temper.core.event.EventId;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Target;
import org.jspecify.annotations.Nullable;

/** What is decided. */
public sealed interface Action {
    /** A new trial starts on a slot. */
    record Suggest(int trial, long lease, Assignee assignee, Configuration configuration, Target target)
            implements Action {}

    /** A trial starts again on a slot, from its checkpoint when it has one. */
    record Promote(int trial, long lease, Assignee assignee, Configuration configuration, Target target)
            implements Action {}

    /** A running trial goes on to a further target under the same lease. */
    record Continue(int trial, long lease, Target target) implements Action {}

    /** A running trial writes a checkpoint and ends its process. */
    record Pause(int trial, long lease) implements Action {}

    /** A running trial ends for good. */
    record Stop(int trial, long lease) implements Action {}

    /** No further lease will be granted; the best is among the trials trained in full. */
    record Complete(@Nullable Integer bestTrial, @Nullable Double bestValue) implements Action {}

    /** An event was refused; nothing else changed. */
    record Reject(
            EventId event,
            @Nullable Integer trial,
            @Nullable Long lease,
            RejectReason reason) implements Action {}

    /** The trial that it is about; null when it is about none. */
    default @Nullable Integer about() {
        if (this instanceof Suggest a) {
            return a.trial();
        }
        if (this instanceof Promote a) {
            return a.trial();
        }
        if (this instanceof Continue a) {
            return a.trial();
        }
        if (this instanceof Pause a) {
            return a.trial();
        }
        if (this instanceof Stop a) {
            return a.trial();
        }
        return this instanceof Reject a ? a.trial() : null;
    }
}
