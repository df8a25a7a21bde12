package dev.temper.core.experiment;

import dev.temper.core.definition.EpochLadder;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;

/**
 * A report costs what was trained, also beyond the target, and is a value at the highest rung that it reaches. The rungs
 * below, at which nothing was reported, are passed over: a value of a longer training would be unfair to the others
 * there. Nothing counts beyond a full training.
 */
record CountedAsTrained(EpochLadder ladder) implements Counting {
    @Override
    public int counted(int epoch, Target target) {
        return Math.min(epoch, ladder.epochs());
    }

    /** A budget can't be exceeded: whoever trains beyond the target gets, for what was not set aside, what is left. */
    @Override
    public long charge(Ledger ledger, Lease lease, int counted) {
        long trained = ladder.costOfReport(counted, lease.countedEpoch());
        return Math.min(trained, lease.reservedMicros() + ledger.left());
    }

    @Override
    public Progress onTheWay(Plan plan, Trial trial, int counted, long charge, Measurement seen) {
        int reached = ladder.rungReached(counted);
        if (reached < trial.progress().rung()) {
            return trial.progress().charged(charge);
        }
        Progress there = trial.progress().towards(reached).charged(charge);
        boolean passes = reached < trial.goal() && !plan.metrics().hasDiverged(seen);
        return passes ? there.arrived(seen.value(), plan.metrics().others(seen)).towards(reached + 1) : there;
    }

    @Override
    public boolean reaches(int counted, Target target) {
        return counted >= target.toEpoch();
    }
}
