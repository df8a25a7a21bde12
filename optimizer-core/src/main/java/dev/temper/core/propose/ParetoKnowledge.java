package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;

/**
 * Trainings by how much the predictions at full fidelity may add to the frontier once the values at a rung are known,
 * for their cost: the knowledge gradient with the change of each objective's prediction in the place of its spread.
 * Of experiments from before the fifth version of the rules; {@link Stages} came in its place.
 */
record ParetoKnowledge(Frontier frontier, Fidelity fidelity) implements Valuation {
    private static final int FINALISTS = 16;

    @Override
    public Scored best(int index, Candidate candidate) {
        int next = candidate.next(fidelity);
        double[][] shifts = candidate.shifts(next, fidelity.rungs());
        Scored best = null;
        for (int rung = next; rung < fidelity.rungs(); rung++) {
            double score = frontier.gain(candidate.means(), shifts[rung - next])
                    + candidate.feasible()
                    - StrictMath.log(candidate.cost(fidelity, rung));
            best = new Scored(index, rung, score).orBetter(best);
        }
        if (best == null) {
            throw new IllegalArgumentException("candidate " + index + " is trained in full");
        }
        return best;
    }

    @Override
    public double promise(Candidate candidate) {
        return candidate.gain(frontier);
    }

    @Override
    public int finalists() {
        return FINALISTS;
    }
}
