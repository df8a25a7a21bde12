package dev.temper.core.experiment;

import dev.temper.core.definition.EpochLadder;
import dev.temper.core.definition.RulesVersion;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;

/** How far a report of a run of epochs counts, what it costs, and at which rungs it is a value. */
interface Counting {
    /** The epoch that a report counts as. */
    int counted(int epoch, Target target);

    /** What a report costs: the epochs since the last that was paid for. */
    long charge(Ledger ledger, Lease lease, int counted);

    /**
     * Progress after a report, paid for and with a value at the rungs on the way. Whoever comes to the target has none
     * there yet: that is the arrival.
     */
    Progress onTheWay(Plan plan, Trial trial, int counted, long charge, Measurement seen);

    /** Whether a report comes to the target. */
    boolean reaches(int counted, Target target);

    static Counting of(RulesVersion version, EpochLadder ladder) {
        return version.countsAsTrained() ? new CountedAsTrained(ladder) : new CountedAtTarget(ladder);
    }
}
