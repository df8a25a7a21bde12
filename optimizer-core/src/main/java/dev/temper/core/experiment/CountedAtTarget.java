package dev.temper.core.experiment;

import dev.temper.core.definition.EpochLadder;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;

/**
 * The rule of the first version: a report beyond the target counts as one at the target, and one beyond
 * several rungs at each of them. Right for whoever reports every epoch; kept for the journals of those experiments.
 */
record CountedAtTarget(EpochLadder ladder) implements Counting {
    @Override
    public int counted(int epoch, Target target) {
        return Math.min(epoch, target.toEpoch());
    }

    @Override
    public long charge(Ledger ledger, Lease lease, int counted) {
        return ladder.costOfReport(counted, lease.countedEpoch());
    }

    /** A trial on its way to a far rung has a value at each rung that it passes, as if it had been promoted there. */
    @Override
    public Progress onTheWay(Plan plan, Trial trial, int counted, long charge, Measurement seen) {
        Progress progress = trial.progress();
        int from = Arrivals.lease(trial).countedEpoch();
        boolean diverged = plan.metrics().hasDiverged(seen);
        while (!diverged && progress.rung() < trial.goal() && ladder.key(progress.rung()) <= counted) {
            int at = Math.max(from, ladder.key(progress.rung()));
            progress = progress.charged(ladder.costOfReport(at, from))
                    .arrived(seen.value(), plan.metrics().others(seen))
                    .towards(progress.rung() + 1);
            from = at;
        }
        return progress.charged(ladder.costOfReport(counted, from));
    }

    @Override
    public boolean reaches(int counted, Target target) {
        return counted == target.toEpoch();
    }
}
