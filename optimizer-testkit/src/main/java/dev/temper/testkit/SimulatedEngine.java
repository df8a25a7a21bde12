package dev.temper.testkit;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of the engine: folds the journal, publishes decisions before it commits, and commits now and then. What was
 * not committed is lost when its transaction aborts or its process ends; an instance that lost its partition without
 * knowing decides beside its successor until it commits. What is decided a second time must be what was decided at
 * first.
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
    private final Fold owner = new Fold();
    private ExperimentState committed = owner.state;
    private int committedPosition;
    private boolean up = true;
    private boolean awake;

    /** How far an instance has folded the journal. */
    private static final class Fold {
        ExperimentState state = ExperimentState.empty();
        int position;
    }

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
        return owner.state;
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
        while (owner.position < journal.size()) {
            publishNext(owner);
            if (owner.position - committedPosition >= COMMIT_EVERY) {
                commit();
            }
        }
    }

    private void commit() {
        committed = owner.state;
        committedPosition = owner.position;
    }

    private void publishNext(Fold fold) {
        JournalEntry cause = journal.get(fold.position);
        advance(fold).forEach(decision -> world.publish(decision, cause));
    }

    /** One entry further: for the first time under the eye of every law, later to the same decisions. */
    private List<Decision> advance(Fold fold) {
        int index = fold.position;
        JournalEntry entry = journal.get(index);
        Step step = checks.total(index, entry, () -> machine.step(fold.state, entry));
        if (index == decided.size()) {
            decided.add(step.decisions());
            checks.after(index, entry, fold.state, step);
        } else {
            checks.again(index, entry, decided.get(index), step.decisions());
        }
        fold.state = step.state();
        fold.position++;
        return step.decisions();
    }

    /** Loses all that was not committed and comes back: from its rows, or by folding the journal from the start. */
    void crash(long downMillis) {
        away(downMillis, () -> {
            boolean refold = dice.chance(checks.isSmall() ? 0.5 : 0.05);
            if (refold) {
                owner.position = 0;
                owner.state = ExperimentState.empty();
                while (owner.position < committedPosition) {
                    advance(owner);
                }
            } else {
                restore();
            }
        });
    }

    /** The transaction in hand aborts, and what belongs to it is decided anew. */
    void abort() {
        away(0, this::restore);
    }

    /** A rebalance: the instance hands its partition over in good order, and another restores it. */
    void move(long downMillis) {
        if (up) {
            commit();
            away(downMillis, this::restore);
        }
    }

    /** Whatever it needs is away, such as the schema registry: it waits, and loses nothing. */
    void stall(long millis) {
        away(millis, () -> {});
    }

    /** It is replaced without knowing: beside its successor it decides on, until it commits and is refused. */
    void fence(long unawareMillis, long takeoverMillis) {
        if (up) {
            Fold zombie = new Fold();
            zombie.state = owner.state;
            zombie.position = owner.position;
            haunt(zombie, world.heap().now() + unawareMillis);
            away(takeoverMillis, this::restore);
        }
    }

    private void haunt(Fold zombie, long untilMillis) {
        world.heap().after(dice.between(1, 20 * LAG_MILLIS), () -> {
            int most = zombie.position + (int) dice.between(1, COMMIT_EVERY);
            while (zombie.position < Math.min(most, journal.size())) {
                publishNext(zombie);
            }
            if (world.heap().now() < untilMillis) {
                haunt(zombie, untilMillis);
            }
        });
    }

    private void away(long millis, Runnable back) {
        if (up) {
            up = false;
            world.heap().after(millis, () -> {
                up = true;
                back.run();
                wake();
            });
        }
    }

    private void restore() {
        owner.position = committedPosition;
        owner.state = checks.restored(committedPosition, committed);
    }
}
