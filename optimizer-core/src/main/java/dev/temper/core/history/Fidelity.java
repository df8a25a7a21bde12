package dev.temper.core.history;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;

/**
 * How far a trial is trained, as a model sees it: a level t is an epoch; for named tasks it is the cost of the task in
 * units of the cheapest one. The key of an milestone is an epoch, or for named tasks a rung.
 */
public final class Fidelity {
    private static final int CHECKS = 12;
    private static final int FIRST_CHECK = 3;

    private final Ladder ladder;
    private final boolean restarts;
    private final boolean sparse;

    /** Of an experiment's ladder. */
    public Fidelity(ExperimentDefinition definition) {
        this.ladder = definition.ladder();
        this.restarts = definition.resume() == Resume.RESTART;
        this.sparse = definition.version().countsAsTrained() && ladder.passesRungs();
    }

    /** How many rungs the ladder has. */
    public int rungs() {
        return ladder.tasks().size();
    }

    /** Level of a rung, at least 1. */
    public double level(int rung) {
        return ladder.level(ladder.tasks().get(rung));
    }

    /** R, the level of full fidelity. */
    public double full() {
        return level(ladder.last());
    }

    /** Level of a milestone, from its key. */
    public double levelOfKey(int key) {
        return ladder.levelOfKey(key);
    }

    /**
     * Level at which the model learns a value. A training that diverged, or failed for good, is as bad in full, wherever
     * it ended.
     */
    public double levelOf(Milestone milestone) {
        return Double.isFinite(milestone.loss()) ? levelOfKey(milestone.key()) : full();
    }

    /** Levels trained by the report at a key: one epoch, or a whole named task. */
    public double levelsOf(int key) {
        return ladder.levelsOf(key);
    }

    /** Key of a value at a rung. */
    public int keyOf(int rung) {
        return ladder.key(rung);
    }

    /** The highest rung that a key has reached; -1 if none. */
    public int rungReached(int key) {
        return ladder.rungReached(key);
    }

    /** Whether a value at a key is one of a full training. */
    public boolean isFull(int key) {
        return key >= keyOf(ladder.last());
    }

    /** Whether a value here is one that the model learns from for good: at a rung, or where runs are looked at. */
    public boolean counts(int key) {
        return ladder.isRung(key) || isCheck(key);
    }

    /** The same for the key after another in a run: whoever does not report at a rung counts there when beyond it. */
    boolean counts(int before, int key) {
        return counts(key) || reaches(before, key);
    }

    /** Whether the key after another in a run is the value at a rung. */
    boolean reaches(int before, int key) {
        return ladder.isRung(key) || (sparse && rungReached(key) > rungReached(before));
    }

    /** Whether runs are looked at here, to be stopped if they have no prospects: every twelfth of a full training. */
    public boolean isCheck(int key) {
        if (!ladder.passesRungs() || key <= FIRST_CHECK) {
            return false;
        }
        int rung = rungReached(key);
        int since = rung < 0 ? key : key - keyOf(rung);
        return since % Math.max(2, keyOf(ladder.last()) / CHECKS) == 0;
    }

    /** From which key on a run is far enough to be judged by its forecast. */
    public boolean isFar(int key) {
        return 3 * levelOfKey(key) >= full();
    }

    /**
     * Cost of training on to a rung, as a share of a full training.
     *
     * @param key where the trial stands; 0 if it has not run, or for named tasks in any case
     */
    public double cost(int key, int rung) {
        int from = restarts ? 0 : Math.min(key, ladder.full().epochs());
        return ladder.cost(rung, from) / (double) ladder.full().costMicros();
    }
}
