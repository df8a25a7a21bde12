package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;

/**
 * How far a trial is trained, as the model sees it: a level t is an epoch; for named tasks it is the cost of the task in
 * units of the cheapest one. The key of an observation is an epoch, or for named tasks a rung.
 */
final class Fidelity {
    private static final int CHECKS = 12;
    private static final int FIRST_CHECK = 3;

    private final Ladder ladder;
    private final boolean restarts;

    Fidelity(ExperimentDefinition definition) {
        this.ladder = definition.ladder();
        this.restarts = definition.resume() == Resume.RESTART;
    }

    int rungs() {
        return ladder.tasks().size();
    }

    /** Level of a rung, at least 1. */
    double level(int rung) {
        return ladder.level(ladder.tasks().get(rung));
    }

    /** R, the level of full fidelity. */
    double full() {
        return level(rungs() - 1);
    }

    /** Level of an observation. */
    double levelOfKey(int key) {
        return ladder.levelOfKey(key);
    }

    /**
     * Level at which the model learns a value. A training that diverged, or failed for good, is as bad in full, wherever
     * it ended.
     */
    double levelOf(Point point) {
        return Double.isFinite(point.loss()) ? levelOfKey(point.key()) : full();
    }

    /** Levels trained by the report at a key: one epoch, or a whole named task. */
    double levelsOf(int key) {
        return ladder.levelsOf(key);
    }

    /** Key of a value at a rung. */
    int keyOf(int rung) {
        return ladder.key(rung);
    }

    /** The highest rung that a key has reached; -1 if none. */
    int rungReached(int key) {
        return ladder.rungReached(key);
    }

    boolean isFull(int key) {
        return key >= keyOf(rungs() - 1);
    }

    /** Whether a value here is one that the model learns from for good: at a rung, or where runs are looked at. */
    boolean counts(int key) {
        return ladder.isRung(key) || isCheck(key);
    }

    /** Whether runs are looked at here, to be stopped if they have no prospects: every twelfth of a full training. */
    boolean isCheck(int key) {
        if (!ladder.passesRungs() || key <= FIRST_CHECK) {
            return false;
        }
        int rung = rungReached(key);
        int since = rung < 0 ? key : key - keyOf(rung);
        return since % Math.max(2, keyOf(rungs() - 1) / CHECKS) == 0;
    }

    /** From which key on a run is far enough to be judged by its forecast. */
    boolean isFar(int key) {
        return 3 * levelOfKey(key) >= full();
    }

    /**
     * Cost of training on to a rung, as a share of a full training.
     *
     * @param key where the trial stands; 0 if it has not run, or for named tasks in any case
     */
    double cost(int key, int rung) {
        int from = restarts ? 0 : Math.min(key, ladder.full().epochs());
        return ladder.cost(rung, from) / (double) Ladder.FULL_COST;
    }
}
