package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;

/**
 * Trainings in full as long as none has ended, and earlier experiments foretell what will be good: the lowest prediction
 * first. There is nothing yet to improve on, and what would be learnt elsewhere is known already.
 */
record Foremost(Fidelity fidelity) implements Valuation {
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
