package dev.temper.testkit;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;

/** What is put under test: {@link dev.temper.core.experiment.ExperimentMachine#step}, or one with a planted fault. */
@FunctionalInterface
public interface Machine {
    /** One step. */
    Step step(ExperimentState state, JournalEntry entry);
}
