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
import dev.temper.core.trial.Progress;
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
            draft.plan().runs().reported(draft, trial, lease, report, seen);
        }
    }

    /** A trial's value counts at a key, and may be its best. */
    static Progress observed(Plan plan, Progress progress, int epoch, Measurement seen) {
        return progress.observed(epoch, seen.value(), better(plan.metric(), progress.bestValue(), seen.value()));
    }

    private static @Nullable Double better(Metric metric, @Nullable Double best, double value) {
        if (!Double.isFinite(value)) {
            return best;
        }
        return best == null || metric.toLoss(value) < metric.toLoss(best) ? Double.valueOf(value) : best;
    }

    /** Stops a trial that the others of its epoch leave behind, where the schedule looks at that. */
    static void compare(Draft draft, Trial trial) {
        RunningMeans means = draft.observations.means();
        if (means == null || !(draft.plan().schedule() instanceof MedianStopping rule)) {
            return;
        }
        MedianStopping.Verdict verdict = rule.stop(means, trial);
        Lease lease = trial.lease();
        if (verdict != null && lease != null && !trial.isKept()) {
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
