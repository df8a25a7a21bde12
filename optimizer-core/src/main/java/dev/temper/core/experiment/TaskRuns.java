package dev.temper.core.experiment;

import dev.temper.core.decision.Reason;
import dev.temper.core.event.Event.MetricReported;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.Trial;

/** A run is a named task from beginning to end: it is paid in full if it trained, and its last report is its value. */
record TaskRuns() implements Runs {
    @Override
    public void reported(Draft draft, Trial trial, Lease lease, MetricReported report, Measurement seen) {
        int epoch = report.epoch();
        draft.epochs += epoch - lease.countedEpoch();
        boolean allowed = draft.plan().metrics().allow(report.values());
        Trial advanced =
                trial.advanced(trial.progress(), lease.reported(epoch, epoch, seen, report.seconds(), allowed, 0));
        draft.put(advanced);
        if (draft.plan().metrics().hasDiverged(seen)) {
            Arrivals.diverge(draft, advanced.diverged(draft.sequence()));
        } else {
            Reports.compare(draft, advanced);
        }
    }

    /** Its process has ended: it starts anew when a slot is free. */
    @Override
    public void goOn(Draft draft, Trial trial) {
        Arrivals.rest(draft, trial, trial.isKept() ? Reason.KEEP_REQUESTED : Reason.IN_TOP);
    }

    @Override
    public void completed(Draft draft, Trial trial, Lease lease, Measurement last) {
        Progress progress = trial.progress();
        Observation observation = new Observation(last, lease.seconds(), draft.sequence());
        draft.observations = draft.observations.with(trial.number(), progress.rung(), observation);
        Progress seen = Reports.observed(draft.plan(), progress, progress.epoch(), last);
        Arrivals.arrive(draft, trial.with(seen), last);
        Trial decided = draft.trials().rows().get(trial.number());
        if (decided != null) {
            draft.put(decided.ended(Endings.rest(draft, decided)));
        }
    }

    @Override
    public Trial settle(Draft draft, Trial trial, Lease lease) {
        if (!lease.hasReported()) {
            draft.ledger.release(trial.stream(), lease.reservedMicros());
            return trial;
        }
        draft.ledger.charge(trial.stream(), lease.reservedMicros());
        draft.ledger.time(trial.stream(), lease.seconds());
        return trial.with(trial.progress().charged(lease.reservedMicros()));
    }
}
