package dev.temper.core.replay;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Derives the decisions of one experiment again from its journal, and compares them with those on record. */
public final class Replay {
    private Replay() {}

    /**
     * Compares by decision number, so that one missing decision is not mistaken for many different ones.
     *
     * @param journal of one experiment, in order; an entry that is there twice counts once
     * @param recorded its decisions, in any order
     */
    public static ReplayReport verify(Iterable<JournalEntry> journal, Iterable<Decision> recorded) {
        return verify(ExperimentMachine::step, journal, recorded);
    }

    static ReplayReport verify(
            GuardedStep.Machine machine, Iterable<JournalEntry> journal, Iterable<Decision> recorded) {
        SortedMap<Long, Decision> open = new TreeMap<>();
        List<Divergence> divergences = new ArrayList<>();
        for (Decision decision : recorded) {
            if (open.putIfAbsent(decision.number(), decision) != null) {
                divergences.add(Divergence.surplus(decision));
            }
        }
        ExperimentState state = ExperimentState.empty();
        int skipped = 0;
        for (JournalEntry entry : journal) {
            GuardedStep guarded = GuardedStep.of(machine, state, entry);
            skipped += guarded.isSkipped() ? 1 : 0;
            state = guarded.step().state();
            for (Decision derived : guarded.step().decisions()) {
                Decision record = open.remove(derived.number());
                if (record == null) {
                    divergences.add(Divergence.missing(derived));
                } else if (!record.equals(derived)) {
                    divergences.add(Divergence.different(derived, record));
                }
            }
        }
        open.values().forEach(decision -> divergences.add(Divergence.surplus(decision)));
        divergences.sort(Comparator.comparingLong(Divergence::number));
        return new ReplayReport(
                state.header().sequence(), skipped, state.header().decisions(), divergences, state);
    }
}
