package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;

/** Full trainings at once, by what they are expected to gain for what they still cost. */
record Finisher(Aim aim, Fidelity fidelity) implements Valuation {
    @Override
    public Scored best(int index, Candidate candidate) {
        return new Scored(index, fidelity.rungs() - 1, promise(candidate));
    }

    @Override
    public double promise(Candidate candidate) {
        return candidate.gainForCost(aim, fidelity);
    }

    @Override
    public int finalists() {
        return Integer.MAX_VALUE;
    }
}
