package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import org.jspecify.annotations.Nullable;

/** What somebody, or a watchdog, wants to become of a single trial. */
final class Requests {
    /** Number of the lease of a trial that holds none. */
    private static final long NO_LEASE = 0;

    private Requests() {}

    /** It ends for good, whether it runs or rests; what it has shown still counts. */
    static void stop(Draft draft, int number, String reason) {
        Trial trial = alive(draft, number);
        if (trial == null) {
            return;
        }
        Lease lease = trial.lease();
        draft.put(trial.with(lease == null ? TrialStatus.STOPPED : TrialStatus.STOPPING));
        draft.decide(
                new Action.Stop(number, lease == null ? NO_LEASE : lease.number()),
                Evidences.towards(
                                Reason.STOP_REQUESTED,
                                trial.bracket(),
                                trial.progress().rung())
                        .noted(reason));
    }

    /** It goes on at every rung; if it rests, it waits for the next free slot. */
    static void keep(Draft draft, int number, String reason) {
        Trial trial = alive(draft, number);
        if (trial == null) {
            return;
        }
        if (trial.isKept()) {
            draft.reject(number, null, RejectReason.ALREADY_KEPT);
            return;
        }
        Trial kept = trial.kept(reason);
        draft.put(kept.status() == TrialStatus.PAUSED ? kept.with(TrialStatus.WAITING) : kept);
    }

    /** The trial, if there is anything left to decide on it. */
    private static @Nullable Trial alive(Draft draft, int number) {
        RejectReason over = Lifecycle.over(draft);
        Trial trial = draft.trials().rows().get(number);
        if (over != null) {
            draft.reject(number, null, over);
        } else if (trial == null) {
            draft.reject(number, null, RejectReason.UNKNOWN_TRIAL);
        } else if (hasEnded(trial)) {
            draft.reject(number, null, RejectReason.TRIAL_ENDED);
        } else {
            return trial;
        }
        return null;
    }

    private static boolean hasEnded(Trial trial) {
        return switch (trial.status()) {
            case STOPPING, STOPPED, COMPLETED, FAILED -> true;
            case RUNNING, PAUSING, PAUSED, WAITING -> false;
        };
    }
}
