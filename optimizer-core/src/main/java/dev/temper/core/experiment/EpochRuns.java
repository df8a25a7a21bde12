package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.event.Event.MetricReported;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;

/**
 * A run goes on epoch by epoch: each is paid for as it is reported, and the last on the way is the arrival.
 *
 * @param counting how far a report counts
 */
record EpochRuns(Counting counting) implements Runs {
    @Override
    public void reported(Draft draft, Trial trial, Lease lease, MetricReported report, Measurement seen) {
        int counted = counting.counted(report.epoch(), lease.target());
        long charge = counting.charge(draft.ledger, lease, counted);
        // What was trained beyond the target was not set aside.
        long beyond = Math.max(0, charge - lease.reservedMicros());
        draft.ledger.reserve(trial.stream(), beyond);
        draft.ledger.charge(trial.stream(), charge);
        draft.ledger.time(trial.stream(), report.seconds());
        draft.epochs += counted - lease.countedEpoch();
        Progress progress = counting.onTheWay(draft.plan(), trial, counted, charge, seen);
        boolean isNew = counted > progress.epoch();
        if (isNew) {
            Observation observation = new Observation(seen, report.seconds(), draft.sequence());
            draft.observations = draft.observations.with(trial.number(), counted, observation);
            progress = Reports.observed(draft.plan(), progress, counted, seen);
        }
        boolean allowed = draft.plan().metrics().allow(report.values());
        Lease reported = lease.reported(report.epoch(), counted, seen, report.seconds(), allowed, charge - beyond);
        Trial advanced = isNew ? trial.trained(progress, reported) : trial.advanced(progress, reported);
        draft.put(advanced);
        if (draft.plan().metrics().hasDiverged(seen)) {
            Arrivals.diverge(draft, isNew ? advanced : advanced.diverged(draft.sequence()));
        } else if (counting.reaches(counted, lease.target())) {
            Arrivals.arrive(draft, advanced, seen);
        } else {
            Reports.compare(draft, advanced);
        }
    }

    @Override
    public void goOn(Draft draft, Trial trial) {
        Lease lease = Arrivals.lease(trial);
        Target further = draft.plan().target(trial.progress().rung() + 1, lease.countedEpoch());
        long need = draft.plan().cost(further);
        if (draft.status == ExperimentStatus.PAUSED) {
            Arrivals.rest(draft, trial, Reason.PAUSED_BY_USER);
        } else if (draft.status == ExperimentStatus.QUARANTINED) {
            Arrivals.rest(draft, trial, Reason.QUARANTINED);
        } else if (draft.isStagnant()) {
            Arrivals.rest(draft, trial, Reason.NO_IMPROVEMENT);
        } else if (!trial.isKept() && !hasTurn(draft)) {
            Arrivals.rest(draft, trial, Reason.AWAITING_TURN);
        } else if (!draft.ledger.affords(need)) {
            Arrivals.rest(draft, trial, Reason.COST_SPENT);
        } else {
            draft.decide(
                    new Action.Continue(trial.number(), lease.number(), further),
                    Evidences.goingOn(draft, trial, Reason.IN_TOP));
            draft.ledger.reserve(trial.stream(), need);
            draft.put(trial.running(lease.extended(further, need), trial.stream(), further.rung()));
        }
    }

    /** A trial that would have to start anew had better go on. */
    private static boolean hasTurn(Draft draft) {
        return draft.plan().definition().resume() == Resume.RESTART
                || Turns.order(draft).get(0) == Stream.RUNGS;
    }

    @Override
    public void completed(Draft draft, Trial trial, Lease lease, Measurement last) {
        if (lease.countedEpoch() == lease.target().fromEpoch()) {
            // It trained to the target that it was started for, and had not heard of the further one.
            draft.put(trial.ended(TrialStatus.WAITING));
            return;
        }
        Progress arrived =
                trial.progress().arrived(last.value(), draft.plan().metrics().others(last));
        draft.put(trial.with(arrived).ended(TrialStatus.COMPLETED));
    }

    @Override
    public Trial settle(Draft draft, Trial trial, Lease lease) {
        draft.ledger.release(trial.stream(), lease.reservedMicros());
        return trial;
    }
}
