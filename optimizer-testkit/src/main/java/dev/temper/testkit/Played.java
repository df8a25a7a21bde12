package dev.temper.testkit;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import java.util.List;

/**
 * A simulation that was played to its end.
 *
 * @param journal every entry in order, repeats included, as intake would append them
 * @param decisions for each entry of the journal the decisions that it must cause, in order
 * @param last the state after the last entry
 * @param millis how long it took in virtual time
 */
public record Played(
        Scenario scenario,
        List<JournalEntry> journal,
        List<List<Decision>> decisions,
        ExperimentState last,
        long millis) {
    /** Copies the lists. */
    public Played {
        journal = List.copyOf(journal);
        decisions = List.copyOf(decisions);
    }

    /** All decisions in order: numbers rise from 1 without gaps. */
    public List<Decision> allDecisions() {
        return decisions.stream().flatMap(List::stream).toList();
    }
}
