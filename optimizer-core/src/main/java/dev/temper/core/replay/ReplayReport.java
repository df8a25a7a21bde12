package dev.temper.core.replay;

import dev.temper.core.experiment.ExperimentState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a replay.
 *
 * @param events distinct events folded
 * @param skipped events that the machine failed on, which the engine skipped too
 * @param decisions decisions derived from them
 * @param divergences all disagreements, by decision number
 * @param state the state at the end of the journal
 */
public record ReplayReport(
        long events, int skipped, long decisions, List<Divergence> divergences, ExperimentState state) {
    /** Copies the list. */
    public ReplayReport {
        divergences = List.copyOf(divergences);
    }

    /** Whether every decision on record follows from the journal, and no other does. */
    public boolean isFaithful() {
        return divergences.isEmpty();
    }

    /** Where the record begins to disagree; null when it does not. */
    public @Nullable Divergence first() {
        return divergences.isEmpty() ? null : divergences.get(0);
    }
}
