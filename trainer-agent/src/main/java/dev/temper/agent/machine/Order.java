package dev.temper.agent.machine;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision of the optimizer, as far as it concerns agents. */
public sealed interface Order {
    /** Number of the decision in its experiment: one seen before is dropped. */
    long number();

    /** A slot gets a trial to run: a new one (suggest) or one to go on with (promote). */
    record Grant(long number, int trial, long lease, Assignee assignee, List<ParameterValue> parameters, Target target)
            implements Order {
        /** Copies the list. */
        public Grant {
            parameters = List.copyOf(parameters);
        }
    }

    /** A trial goes on to a further target. */
    record Continue(long number, long lease, Target target, Told.Why why) implements Order {}

    /** A trial writes a checkpoint and ends; it may go on later. */
    record Pause(long number, long lease, Told.Why why) implements Order {}

    /**
     * A trial ends for good.
     *
     * @param finished it was trained in full, and is probably ending by itself
     */
    record Stop(long number, long lease, boolean finished, Told.Why why) implements Order {}

    /** No lease will be granted any more. */
    record Complete(long number) implements Order {}

    /** An event was refused. */
    record Refused(
            long number,
            String producer,
            long event,
            @Nullable Long lease,
            RejectReason reason) implements Order {}
}
