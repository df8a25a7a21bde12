package dev.temper.testkit.law;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;

/** What an extension to more epochs makes of trials that were trained in full, as the machine says: they rest there. */
final class Lengthened {
    private Lengthened() {}

    /**
     * Takes note of those that rest, or will when their process has ended, at the rung that was the last. A slot that
     * waits takes one in the same step: that one rested too.
     */
    static void take(Observed observed, int last, Board board, HeldLeases leases) {
        for (PersistentMap.Entry<Integer, Trial> row : observed.before().trials()) {
            Trial was = row.value();
            Trial is = observed.after().trials().get(was.number());
            if (is == null
                    || was.progress().rung() != last
                    || was.progress().last().value() == null) {
                continue;
            }
            Lease lease = is.lease();
            boolean taken = was.status() == TrialStatus.COMPLETED && is.status() == TrialStatus.RUNNING;
            if (taken || is.status() == TrialStatus.PAUSED) {
                board.rests(was.number(), last);
            } else if (is.status() == TrialStatus.PAUSING && lease != null) {
                leases.ending(lease.number(), true);
            }
        }
    }
}
