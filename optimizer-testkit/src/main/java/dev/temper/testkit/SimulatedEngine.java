package dev.temper.testkit;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of the engine: folds the journal, publishes decisions before it commits, and commits now and then. A crash
 * throws away what was not committed; what is decided a second time must be what was decided at first.
 */
final class SimulatedEngine {
    private static final int COMMIT_EVERY = 20;
    private static final long LAG_MILLIS = 10;

    private final World world;
    private final Dice dice;
    private final Machine machine;
    private final Checks checks;
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<List<Decision>> decided = new ArrayList<>();
    private ExperimentState state = ExperimentState.empty();
    private ExperimentState committed = state;
    private int position;
    private int committedPosition;
    private boolean up = true;
    private boolean awake;

    SimulatedEngine(World world, Dice dice, Machine machine, Checks checks) {
        this.world = world;
        this.dice = dice;
        this.machine = machine;
        this.checks = checks;
    }

    List<JournalEntry> journal() {
        return journal;
    }

    List<List<Decision>> decided() {
        return decided;
    }

    ExperimentState state() {
        return state;
    }

    void append(JournalEntry entry) {
        journal.add(entry);
        wake();
    }

    private void wake() {
        if (up && !awake) {
            awake = true;
            world.heap().after(dice.between(0, LAG_MILLIS), () -> {
                awake = false;
                if (up) {
                    catchUp();
                }
            });
        }
    }

    private void catchUp() {
        while (position < journal.size()) {
            List<Decision> decisions = advance();
            decisions.forEach(decision -> world.publish(decision, journal.get(position - 1)));
            if (position - committedPosition >= COMMIT_EVERY) {
                committed = state;
                committedPosition = position;
            }
        }
    }

    /** One entry further: for the first time under the eye of every law, later to the same decisions. */
    private List<Decision> advance() {
        JournalEntry entry = journal.get(position);
        Step step = checks.total(position, entry, () -> machine.step(state, entry));
        if (position == decided.size()) {
            decided.add(step.decisions());
            checks.after(position, entry, state, step);
        } else {
            checks.again(position, entry, decided.get(position), step.decisions());
        }
        state = step.state();
        position++;
        return step.decisions();
    }

    /** Loses all that was not committed and comes back: from its rows, or by folding the journal from the start. */
    void crash(long downMillis) {
        if (!up) {
            return;
        }
        up = false;
        world.heap().after(downMillis, () -> {
            up = true;
            boolean refold = dice.chance(checks.thorough() ? 0.5 : 0.05);
            position = refold ? 0 : committedPosition;
            state = refold ? ExperimentState.empty() : checks.restored(position, committed);
            while (position < committedPosition) {
                advance();
            }
            wake();
        });
    }
}
