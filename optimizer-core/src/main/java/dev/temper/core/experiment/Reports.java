package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.definition.Metric;
import dev.temper.core.event.Event.MetricReported;
import dev.temper.core.rung.MedianStopping;
import dev.temper.core.rung.RunningMeans;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What training reports. */
final class Reports {
    private Reports() {}

    static void report(Draft draft, MetricReported report) {
        Trial trial = draft.trials().rows().get(report.trial());
        Lease lease = trial == null ? null : trial.lease();
        Measurement seen = draft.plan().metrics().measure(report.values());
        if (trial == null) {
            draft.reject(report.trial(), report.lease(), RejectReason.UNKNOWN_TRIAL);
        } else if (lease == null || lease.number() != report.lease()) {
            draft.reject(report.trial(), report.lease(), RejectReason.STALE_LEASE);
        } else if (seen == null) {
            draft.reject(report.trial(), report.lease(), RejectReason.METRIC_MISSING);
        } else if (report.epoch() <= lease.reportedEpoch()) {
            draft.reject(report.trial(), report.lease(), RejectReason.EPOCH_REPEATED);
        } else if (trial.status() != TrialStatus.RUNNING) {
            draft.reject(report.trial(), report.lease(), RejectReason.BEYOND_TARGET);
        } else {
            count(draft, trial, lease, report, seen);
        }
    }

    private static void count(Draft draft, Trial trial, Lease lease, MetricReported report, Measurement seen) {
        double value = seen.value();
        Plan plan = draft.plan();
        Target target = lease.target();
        // A trainer that skips epochs has trained further than it was allowed: only the way to the target counts.
        int counted = plan.named() ? report.epoch() : Math.min(report.epoch(), target.toEpoch());
        long charge = plan.named() ? 0 : plan.cost(lease.countedEpoch(), counted);
        draft.ledger.charge(trial.stream(), charge);
        if (!plan.named()) {
            draft.ledger.time(trial.stream(), report.seconds());
        }
        draft.epochs += counted - lease.countedEpoch();
        Progress progress =
                plan.named() ? trial.progress() : onTheWay(plan, trial, lease.countedEpoch(), counted, seen);
        boolean isNew = !plan.named() && counted > progress.epoch();
        if (isNew) {
            Observation observation = new Observation(seen, report.seconds(), draft.sequence());
            draft.observations = draft.observations.with(trial.number(), counted, observation);
            progress = progress.observed(counted, value, better(plan.metric(), progress.bestValue(), value));
        }
        boolean allowed = plan.metrics().allow(report.values());
        Trial advanced = trial.advanced(
                progress, lease.reported(report.epoch(), counted, seen, report.seconds(), allowed, charge));
        draft.put(advanced);
        if (plan.metrics().hasDiverged(seen)) {
            Arrivals.diverge(draft, isNew ? advanced : advanced.diverged(draft.sequence()));
        } else if (!plan.named() && counted == target.toEpoch()) {
            Arrivals.arrive(draft, advanced, seen);
        } else {
            compare(draft, advanced);
        }
    }

    /**
     * Pays for epochs. A trial that is on its way to a far rung has a value at each rung that it passes, as if it had
     * been promoted there.
     */
    private static Progress onTheWay(Plan plan, Trial trial, int paid, int counted, Measurement seen) {
        Progress progress = trial.progress();
        int from = paid;
        boolean diverged = plan.metrics().hasDiverged(seen);
        while (!diverged && progress.rung() < trial.goal() && plan.epochs(progress.rung()) <= counted) {
            int at = Math.max(from, plan.epochs(progress.rung()));
            progress = progress.charged(plan.cost(from, at))
                    .arrived(seen.value(), plan.metrics().others(seen))
                    .towards(progress.rung() + 1);
            from = at;
        }
        return progress.charged(plan.cost(from, counted));
    }

    static @Nullable Double better(Metric metric, @Nullable Double best, double value) {
        if (!Double.isFinite(value)) {
            return best;
        }
        return best == null || metric.toLoss(value) < metric.toLoss(best) ? Double.valueOf(value) : best;
    }

    private static void compare(Draft draft, Trial trial) {
        RunningMeans means = draft.observations.means();
        if (means == null || !(draft.plan().schedule() instanceof MedianStopping rule)) {
            return;
        }
        MedianStopping.Verdict verdict = rule.stop(means, trial);
        Lease lease = trial.lease();
        if (verdict != null && lease != null) {
            draft.put(trial.with(TrialStatus.STOPPING));
            draft.decide(
                    new Action.Stop(trial.number(), lease.number()),
                    new Evidence(
                            Reason.BELOW_MEDIAN,
                            trial.bracket(),
                            trial.progress().rung(),
                            verdict.best(),
                            verdict.median(),
                            0,
                            verdict.others(),
                            List.of()));
        }
    }
}
