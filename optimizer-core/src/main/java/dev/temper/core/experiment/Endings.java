package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.event.Event.TrialEnded;
import dev.temper.core.event.Event.TrialLost;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Progress;
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
        Trial settled = settle(draft, trial, lease);
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
            Trial settled = settle(draft, trial, lease);
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

    /** Pays for the lease and gives the rest of its reservation back. A named task that trained is paid in full. */
    private static Trial settle(Draft draft, Trial trial, Lease lease) {
        boolean payNow = draft.plan().named() && lease.hasReported();
        if (payNow) {
            draft.ledger.charge(trial.stream(), lease.reservedMicros());
            draft.ledger.time(trial.stream(), lease.seconds());
            return trial.with(trial.progress().charged(lease.reservedMicros()));
        }
        draft.ledger.release(trial.stream(), lease.reservedMicros());
        return trial;
    }

    /** Where a trial stands once its process is gone. */
    private static TrialStatus rest(Draft draft, Trial trial) {
        return switch (trial.status()) {
            case RUNNING -> TrialStatus.WAITING;
            case PAUSING -> TrialStatus.PAUSED;
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
        } else if (draft.plan().named()) {
            finishTask(draft, trial, last, lease.seconds());
        } else if (lease.countedEpoch() == lease.target().fromEpoch()) {
            // It trained to the target that it was started for, and had not heard of the further one.
            draft.put(trial.ended(TrialStatus.WAITING));
        } else {
            draft.put(trial.with(arrived(draft, trial, last)).ended(TrialStatus.COMPLETED));
        }
    }

    private static Progress arrived(Draft draft, Trial trial, Measurement last) {
        return trial.progress().arrived(last.value(), draft.plan().metrics().others(last));
    }

    private static void finishTask(Draft draft, Trial trial, Measurement last, @Nullable Double seconds) {
        double value = last.value();
        Progress progress = trial.progress();
        int rung = progress.rung();
        draft.observations =
                draft.observations.with(trial.number(), rung, new Observation(last, seconds, draft.sequence()));
        Progress seen = progress.observed(
                progress.epoch(), value, Reports.better(draft.plan().metric(), progress.bestValue(), value));
        Arrivals.arrive(draft, trial.with(seen), last);
        Trial decided = draft.trials().rows().get(trial.number());
        if (decided != null) {
            draft.put(decided.ended(rest(draft, decided)));
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
