package dev.temper.core.propose;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.simulate.TableRun;

/** Journals of simulated experiments. */
final class Journals {
    private Journals() {}

    /** The state at the journal's end. */
    static ExperimentState last(TableRun run) {
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : run.journal()) {
            state = ExperimentMachine.step(state, entry).state();
        }
        return state;
    }
}
