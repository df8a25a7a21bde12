package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;

/**
 * Trainings by stages: to the rung at which it is best decided whether to go on in full. What that is worth counts the
 * chance to give up there ({@link dev.temper.core.model.TwoStage}), so that a cheap look at what may be good comes before
 * a full training of what is rather good.
 */
record Stages(Aim aim, Fidelity fidelity) implements Valuation {
    private static final int FINALISTS = 16;
    private static final double LEAST_VARIANCE = 1e-10;

    @Override
    public Scored best(int index, Candidate candidate) {
        int full = fidelity.rungs() - 1;
        int next = candidate.next(fidelity);
        Scored best = new Scored(index, full, promise(candidate));
        double[][] shifts = candidate.shifts(next, full);
        for (int rung = next; rung < full; rung++) {
            double score = staged(candidate, rung, shifts[rung - next]);
            best = new Scored(index, rung, score).orBetter(best);
        }
        return best;
    }

    private double staged(Candidate candidate, int rung, double[] moves) {
        double[] shifts = moves.clone();
        double[] left = candidate.variances().clone();
        for (int j = 0; j < shifts.length; j++) {
            left[j] = StrictMath.sqrt(Math.max(left[j] - shifts[j] * shifts[j], LEAST_VARIANCE)) * candidate.widening();
            shifts[j] *= candidate.widening();
        }
        double first = candidate.cost(fidelity, rung);
        double rest = fidelity.cost(fidelity.keyOf(rung), fidelity.rungs() - 1) * candidate.rate();
        return aim.stagedGain(candidate.means(), shifts, left, first, rest) + candidate.feasible();
    }

    @Override
    public double promise(Candidate candidate) {
        return candidate.gainForCost(aim, fidelity);
    }

    @Override
    public int finalists() {
        return FINALISTS;
    }
}
