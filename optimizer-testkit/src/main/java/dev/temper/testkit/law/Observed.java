package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import java.util.List;

/**
 * What one entry of the journal did.
 *
 * @param index of the entry in the journal, from 0
 * @param isNew whether this is the first delivery of its event
 */
public record Observed(
        int index,
        JournalEntry entry,
        boolean isNew,
        ExperimentState before,
        ExperimentState after,
        List<Decision> decisions) {
    /** Whether the event was refused. */
    public boolean rejected() {
        return decisions.stream().anyMatch(decision -> decision.action() instanceof Action.Reject);
    }

    /** Whether the event counts: new and not refused. */
    public boolean accepted() {
        return isNew && !rejected();
    }
}
