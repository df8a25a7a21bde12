package dev.temper.testkit;

import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.BentStates;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Step;
import dev.temper.core.trial.Assignee;

/** Machines that do not do what users ask, each in one way. */
final class StubbornMachines {
    private static final Event NOTHING = new Event.SlotWithdrawn(new Assignee("nobody", "s", 0, 1));

    private StubbornMachines() {}

    /** Stops no trial. */
    static Machine deaf() {
        return BrokenMachines.hearing((state, event) -> event instanceof Event.StopRequested ? NOTHING : event);
    }

    /** Goes on while it is paused. */
    static Machine unruly() {
        return (state, entry) -> {
            Step step = ExperimentMachine.step(state, entry);
            return entry.event() instanceof Event.ExperimentPaused
                    ? new Step(BentStates.running(step.state()), step.decisions())
                    : step;
        };
    }

    /** Trusts the broker's clock: what seems to be from before its last entry is old news. */
    static Machine trustingClocks() {
        return (state, entry) -> entry.time() < state.header().time()
                ? ExperimentMachine.step(state, new JournalEntry(entry.id(), entry.time(), NOTHING))
                : ExperimentMachine.step(state, entry);
    }

    /** Writes down nothing that people say. */
    static Machine inattentive() {
        return BrokenMachines.hearing((state, event) ->
                event instanceof Event.ExperimentAnnotated && state.header().status() == ExperimentStatus.RUNNING
                        ? NOTHING
                        : event);
    }

    /** Erases nothing. */
    static Machine hoarding() {
        return BrokenMachines.hearing((state, event) -> {
            boolean erases = event instanceof Event.ExperimentErased
                    && state.header().status() == ExperimentStatus.ARCHIVED
                    && state.leases() == 0;
            return erases ? NOTHING : event;
        });
    }
}
