package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.event.Event.TrialEnded;
import dev.temper.core.event.Event.TrialLost;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import org.jspecify.annotations.Nullable;

/** How runs end: by themselves, as decided, with their agent, or in silence. */
final class Endings {
    private Endings() {}

    static void ended(Draft draft, TrialEnded end) {
        Trial trial = underLease(draft, end.trial(), end.lease());
        Lease lease = trial == null ? null : trial.lease();
        if (trial == null || lease == null) {
            return;
        }
        Trial settled = draft.plan().runs().settle(draft, trial, lease);
        Measurement result = Convergence.result(draft, settled, end);
        if (result != null) {
            Convergence.conclude(draft, settled, result);
            return;
        }
        if (settled.status() != TrialStatus.RUNNING) {
            draft.put(settled.ended(rest(draft, settled)));
            return;
        }
        switch (end.outcome()) {
            case COMPLETED -> completed(draft, settled, lease);
            case FAILED -> failed(draft, settled, lease);
            case PREEMPTED, STOPPED, PAUSED -> draft.put(settled.ended(TrialStatus.WAITING));
        }
    }

    static void lost(Draft draft, TrialLost loss) {
        if (underLease(draft, loss.trial(), loss.lease()) != null) {
            lose(draft, loss.trial());
        }
    }

    /** Voids a trial's lease without blame: lost is not failed. */
    static void lose(Draft draft, int number) {
        Trial trial = draft.trials().rows().get(number);
        Lease lease = trial == null ? null : trial.lease();
        if (trial != null && lease != null) {
            Trial settled = draft.plan().runs().settle(draft, trial, lease);
            draft.put(settled.lost(rest(draft, settled)));
        }
    }

    private static @Nullable Trial underLease(Draft draft, int number, long leaseNumber) {
        Trial trial = draft.trials().rows().get(number);
        Lease lease = trial == null ? null : trial.lease();
        if (trial == null) {
            draft.reject(number, leaseNumber, RejectReason.UNKNOWN_TRIAL);
            return null;
        }
        if (lease == null || lease.number() != leaseNumber) {
            draft.reject(number, leaseNumber, RejectReason.STALE_LEASE);
            return null;
        }
        return trial;
    }

    /** Where a trial stands once its process is gone. */
    static TrialStatus rest(Draft draft, Trial trial) {
        return switch (trial.status()) {
            case RUNNING -> TrialStatus.WAITING;
            case PAUSING -> trial.isKept() ? TrialStatus.WAITING : TrialStatus.PAUSED;
            case STOPPING -> stopped(draft, trial.progress().last());
            default -> trial.status();
        };
    }

    private static TrialStatus stopped(Draft draft, RungRun last) {
        Double value = last.value();
        if (value == null) {
            return TrialStatus.STOPPED;
        }
        if (value.isNaN()) {
            return TrialStatus.FAILED;
        }
        return last.rung() == draft.plan().lastRung() ? TrialStatus.COMPLETED : TrialStatus.STOPPED;
    }

    private static void completed(Draft draft, Trial trial, Lease lease) {
        Measurement last = lease.last();
        if (last == null) {
            failed(draft, trial, lease);
        } else {
            draft.plan().runs().completed(draft, trial, lease, last);
        }
    }

    private static void failed(Draft draft, Trial trial, Lease lease) {
        if (trial.failures() < draft.plan().definition().retries()) {
            draft.put(trial.failed());
            return;
        }
        // Whoever fails for good is the worst of the rung that it ran to: others are ranked, and rungs get decided.
        Trial last = trial.with(trial.progress().arrived(Double.NaN)).failed(draft.sequence());
        draft.put(last);
        draft.decide(new Action.Stop(trial.number(), lease.number()), Evidences.atRung(draft, last, Reason.FAILURES));
    }
}
