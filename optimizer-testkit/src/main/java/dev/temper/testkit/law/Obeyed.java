package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.event.Event;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was stopped by hand never runs again, and what is kept is held up by nothing but its own end, the budget's, or the
 * experiment's. Neither the rungs nor the model have a say in it.
 */
final class Obeyed implements Invariant {
    private static final Set<Reason> ENDS = EnumSet.of(
            Reason.FULLY_TRAINED,
            Reason.DIVERGED,
            Reason.FAILURES,
            Reason.STOP_REQUESTED,
            Reason.ARCHIVED_BY_USER,
            Reason.COST_SPENT,
            Reason.PAUSED_BY_USER,
            Reason.QUARANTINED,
            Reason.KEEP_REQUESTED,
            Reason.NO_IMPROVEMENT);

    private final Set<Integer> stopped = new TreeSet<>();

    @Override
    public String law() {
        return "obeyed";
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        Action action = decision.action();
        Reason reason = decision.evidence().reason();
        if (action instanceof Action.Stop stop) {
            return reason == Reason.STOP_REQUESTED
                    ? stopped(observed, stop, decision)
                    : held(stop.trial(), reason, account);
        } else if (action instanceof Action.Pause pause) {
            return held(pause.trial(), reason, account);
        }
        int trial = action instanceof Action.Promote promote
                ? promote.trial()
                : action instanceof Action.Continue on ? on.trial() : -1;
        return stopped.contains(trial) ? "trial " + trial + " goes on, which somebody stopped" : null;
    }

    @Override
    public @Nullable String outcome(Observed observed, Account account) {
        boolean asked = observed.accepted() && observed.entry().event() instanceof Event.StopRequested;
        boolean done = observed.decisions().stream()
                .anyMatch(decision -> decision.evidence().reason() == Reason.STOP_REQUESTED);
        return asked && !done ? "a trial is to be stopped, and nothing is decided" : null;
    }

    private @Nullable String stopped(Observed observed, Action.Stop stop, Decision decision) {
        stopped.add(stop.trial());
        boolean asked = observed.entry().event() instanceof Event.StopRequested request
                && request.trial() == stop.trial()
                && request.reason().equals(decision.evidence().note());
        return asked ? null : "trial " + stop.trial() + " is stopped in the name of somebody who did not ask";
    }

    private static @Nullable String held(int trial, Reason reason, Account account) {
        return account.isKept(trial) && !ENDS.contains(reason)
                ? "trial " + trial + " is kept, and held up for the reason " + reason
                : null;
    }
}
