package dev.temper.testkit.law;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;

/** What an extension to more epochs makes of trials that were trained in full, as the machine says: they rest there. */
final class Lengthened {
    private Lengthened() {}

    /** Takes note of those that rest, or will when their process has ended, at the rung that was the last. */
    static void take(ExperimentState after, int last, Board board, HeldLeases leases) {
        for (PersistentMap.Entry<Integer, Trial> row : after.trials()) {
            Trial trial = row.value();
            Lease lease = trial.lease();
            boolean full =
                    trial.progress().rung() == last && trial.progress().last().value() != null;
            if (full && trial.status() == TrialStatus.PAUSED) {
                board.rests(trial.number(), last);
            } else if (full && trial.status() == TrialStatus.PAUSING && lease != null) {
                leases.ending(lease.number(), true);
            }
        }
    }
}
