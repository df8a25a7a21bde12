package dev.temper.console.chronicle;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Target;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A lease from its grant to its end.
 *
 * @param lease its number
 * @param target up to where it lets its trial train, by the last decision on it
 * @param advised whether the model chose it
 * @param start broker time of the grant
 * @param granted journal sequence of the grant
 * @param end how it ended; null while it runs
 */
public record LeaseSpan(
        long lease,
        int trial,
        Assignee assignee,
        Target target,
        boolean advised,
        long start,
        long granted,
        @Nullable End end) {
    /**
     * The end of a lease.
     *
     * @param outcome COMPLETED, FAILED, PREEMPTED, STOPPED or PAUSED as the agent said; LOST when nothing was heard of it;
     *     ENDED when the experiment took it back
     * @param cause the record of the journal that ended it
     */
    public record End(long time, long sequence, String outcome, SpecificRecord cause) {}

    LeaseSpan towards(Target further) {
        return new LeaseSpan(
                lease,
                trial,
                assignee,
                new Target(further.rung(), further.task(), target.fromEpoch(), further.toEpoch()),
                advised,
                start,
                granted,
                end);
    }

    /** As it ran after these decisions on its trial, which are all up to some time. */
    LeaseSpan asOf(List<Decision> decisions) {
        LeaseSpan then = new LeaseSpan(lease, trial, assignee, target, advised, start, granted, null);
        for (Decision decision : decisions) {
            if (decision.action() instanceof Action.Continue a && a.lease() == lease) {
                then = then.towards(a.target());
            } else if (decision.sequence() == granted) {
                Target first = first(decision.action());
                then = first == null
                        ? then
                        : new LeaseSpan(lease, trial, assignee, first, advised, start, granted, null);
            }
        }
        return then;
    }

    private @Nullable Target first(Action action) {
        if (action instanceof Action.Suggest a && a.lease() == lease) {
            return a.target();
        }
        return action instanceof Action.Promote a && a.lease() == lease ? a.target() : null;
    }

    LeaseSpan ended(End how) {
        return new LeaseSpan(lease, trial, assignee, target, advised, start, granted, how);
    }
}
