package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;
import dev.temper.core.history.History;

/**
 * Trainings in full as long as none has ended, and earlier experiments foretell what will be good: the lowest prediction
 * first. There is nothing yet to improve on, and what would be learnt elsewhere is known already.
 */
record Foremost(Fidelity fidelity) implements Valuation {
    /** Sources have to be believed by so much, or the first full trainings would be shots in the dark. */
    private static final double BELIEF = 0.5;

    /** What is believed of fewer own trials is mostly what was believed beforehand. */
    private static final int TRIALS = 8;

    /** Whether it is time for it. */
    static boolean isDue(Given given, History history, Outlook outlook) {
        return given.mix().belief() >= BELIEF && history.finite() >= TRIALS && !outlook.finished();
    }

    @Override
    public Scored best(int index, Candidate candidate) {
        return new Scored(index, fidelity.rungs() - 1, promise(candidate));
    }

    @Override
    public double promise(Candidate candidate) {
        return candidate.feasible() - candidate.means()[0];
    }

    @Override
    public int finalists() {
        return Integer.MAX_VALUE;
    }
}
