package dev.temper.core.experiment;

import dev.temper.core.event.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step as everybody takes it who folds a journal: engine, model, replay. The machine is total, and this is for the
 * day on which it is not: an event that it fails on is skipped, as if it had never been, and the next one is taken. The
 * rule is a function of state and event alone, so a replay skips the same events.
 *
 * @param step of a skipped event: the state as it was, and no decision
 * @param failure what the machine threw; null when the event was taken
 */
public record GuardedStep(Step step, @Nullable Throwable failure) {
    /** What steps an experiment; {@link ExperimentMachine#step} but in tests. */
    @FunctionalInterface
    public interface Machine {
        /** The state after an event, and the decisions that it led to. */
        Step step(ExperimentState state, JournalEntry entry);
    }

    /** Takes an event or skips it; throws only what is no fault of the event, such as a lack of memory. */
    public static GuardedStep of(Machine machine, ExperimentState state, JournalEntry entry) {
        try {
            return new GuardedStep(machine.step(state, entry), null);
        } catch (RuntimeException | StackOverflowError e) {
            return new GuardedStep(new Step(state, List.of()), e);
        }
    }

    /** Takes an event with the machine, or skips it. */
    public static GuardedStep of(ExperimentState state, JournalEntry entry) {
        return of(ExperimentMachine::step, state, entry);
    }

    /** Whether the machine failed on the event. */
    public boolean isSkipped() {
        return failure != null;
    }
}
