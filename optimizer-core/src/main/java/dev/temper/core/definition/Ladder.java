package dev.temper.core.definition;

import dev.temper.core.space.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of an experiment from the cheapest to the full one: the fidelities at which trials are compared, seen by the
 * rungs as their levels. The two kinds differ in what a run is: {@link EpochLadder}, {@link NamedLadder}.
 *
 * <p>The <i>key</i> of an observation says at which fidelity it was made: an epoch, or the rung of a named task.
 */
public sealed interface Ladder permits EpochLadder, NamedLadder {
    /** Cost of one full training in the unit of all costs. */
    long FULL_COST = 1_000_000L;

    /** At least one, costs strictly rising, the last costing 1 000 000, or more if the ladder was extended. */
    List<Task> tasks();

    /** Of each rung one in eta goes on; at least 2. */
    int eta();

    /** What users call a fidelity here, and the field by which they name one: {@code epoch} or {@code task}. */
    String unit();

    /**
     * Whether a run goes on from rung to rung: it reports a value at each that it passes, is paid by the epoch, and a
     * checkpoint saves what was trained. Otherwise a run trains one task from scratch and is paid as a whole.
     */
    boolean passesRungs();

    /** Key of a value at a rung. */
    int key(int rung);

    /** Level of a task as a model sees it, at least 1: epochs, or for named tasks the cost in units of the cheapest. */
    double level(Task task);

    /** Level of an observation, from its key. */
    double levelOfKey(int key);

    /** Levels trained by the report that made a value at a key: one epoch, or a whole named task. */
    double levelsOf(int key);

    /** Column of a rung in a table of learning curves, from 1. */
    int column(int rung);

    /** Cost of a run to a rung that goes on after an epoch, in millionths of a full training. */
    long cost(int rung, int fromEpoch);

    /** Cost of what a report at a key tells, beyond what an earlier one, at a lower key of the same run, told. */
    long costOfReport(int key, int before);

    /** The epoch after which a run can go on, if its trial was trained so far; 0 if it starts from scratch. */
    int startAfter(int epoch);

    /** The first rung at which a run to another will have a value, if its trial comes to {@code next} first. */
    int firstOnTheWay(int next, int goal);

    /** Whether a trial whose run ended by itself had less than a full training. */
    boolean endedEarly(int epoch);

    /**
     * Events that one slot makes in what counts as a full training, when the age of a proposal is judged.
     *
     * @param epochs reported so far, over all trials
     * @param values observed so far
     */
    long events(long epochs, int values);

    /** The key of a fidelity that is given by epoch or by task, both null for the full one; null if there is none. */
    @Nullable
    Integer keyOf(@Nullable Integer epoch, @Nullable String task);

    /** A key in the terms of {@link #unit}: digits, or the task's name. */
    String name(int key);

    /** A task for people: {@code 1 epoch}, {@code 3 epochs}, or its name. */
    String label(String task);

    /** How far a run has come, for people: {@code 2/9}, or the name of its task. */
    String position(int rung, int epoch, int target);

    /**
     * Rungs at min, min eta, min eta^2, ... and max epochs.
     *
     * @throws IllegalArgumentException for bounds with problems: see {@link LadderCheck#checkEpochs}
     */
    static EpochLadder ofEpochs(int min, int max, int eta) {
        List<Problem> problems = LadderCheck.checkEpochs(min, max, eta);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0).message());
        }
        List<Task> tasks = new ArrayList<>();
        for (long epochs = min; epochs * EpochLadder.MERGE_RATIO <= max && epochs < max; epochs *= eta) {
            tasks.add(EpochLadder.task((int) epochs, max));
        }
        tasks.add(EpochLadder.task(max, max));
        return new EpochLadder(tasks, eta);
    }

    /** Rungs that it had when the experiment was created: the sizes of brackets follow from them. */
    default int declaredRungs() {
        return tasks().size();
    }

    /** The task that a result counts at. */
    default Task full() {
        return tasks().get(last());
    }

    /** Cost of a rung from scratch as a share of a full training, in (0, 1]. */
    default double share(int rung) {
        return (double) tasks().get(rung).costMicros() / full().costMicros();
    }

    /** The highest rung. */
    default int last() {
        return tasks().size() - 1;
    }

    /** The highest rung that a key has reached; -1 if none. */
    default int rungReached(int key) {
        int rung = last();
        while (rung >= 0 && key(rung) > key) {
            rung--;
        }
        return rung;
    }

    /** The rung that a trial with a value at a key is on its way to, or at; the last one beyond it. */
    default int rungTowards(int key) {
        int rung = 0;
        while (rung < last() && key(rung) < key) {
            rung++;
        }
        return rung;
    }

    /** Whether a key is that of a rung. */
    default boolean isRung(int key) {
        int rung = rungReached(key);
        return rung >= 0 && key(rung) == key;
    }
}
