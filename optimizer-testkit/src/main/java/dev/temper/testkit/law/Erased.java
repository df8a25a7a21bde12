package dev.temper.testkit.law;

import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExperimentRows;
import dev.temper.core.experiment.ExperimentStatus;
import org.jspecify.annotations.Nullable;

/** What is erased was archived and at rest; nothing is left of it, and it takes nothing any more. */
final class Erased implements Invariant {
    private boolean erased;

    @Override
    public String law() {
        return "erased";
    }

    @Override
    public @Nullable String entry(Observed observed, Account account) {
        if (!observed.accepted()) {
            return null;
        }
        if (erased) {
            return "it was erased, and took " + observed.entry().event();
        }
        erased = observed.entry().event() instanceof Event.ExperimentErased;
        boolean rests = account.archived() && account.leases().all().isEmpty();
        return erased && !rests ? "it was erased while it was not archived, or while something ran" : null;
    }

    @Override
    public @Nullable String outcome(Observed observed, Account account) {
        ExperimentRows rows = observed.after().rows();
        if (!erased) {
            return rows.header().status() == ExperimentStatus.ERASED ? "nobody asked for its erasure" : null;
        }
        return rows.equals(ExperimentRows.grave(rows.header(), rows.producers()))
                        && rows.header().status() == ExperimentStatus.ERASED
                        && rows.header().definition() == null
                ? null
                : "something is left of what was erased";
    }
}
