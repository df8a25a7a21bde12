package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trainings by stages: to the rung at which it is best decided whether to go on in full. What that is worth counts the
 * chance to give up there ({@link dev.temper.core.model.TwoStage}), so that a cheap look at what may be good comes before
 * a full training of what is rather good.
 */
final class Stages implements Chooser {
    private static final double LEAST_VARIANCE = 1e-10;

    private final Incumbent incumbent;
    private final Fidelity fidelity;
    private final List<Scored> resting = new ArrayList<>();
    private final Finalists finalists = new Finalists();

    Stages(Incumbent incumbent, Fidelity fidelity, List<Resting> rests) {
        this.incumbent = incumbent;
        this.fidelity = fidelity;
        for (int i = 0; i < rests.size(); i++) {
            resting.add(best(i, rests.get(i)));
        }
        resting.sort(Scored.BEST_FIRST);
    }

    private Scored best(int index, Candidate candidate) {
        int full = fidelity.rungs() - 1;
        int next = candidate.next(fidelity);
        Scored best = new Scored(index, full, candidate.gainForCost(incumbent, fidelity));
        double[][] shifts = candidate.shifts(next, full);
        for (int rung = next; rung < full; rung++) {
            double score = staged(candidate, rung, shifts[rung - next][0]);
            best = new Scored(index, rung, score).orBetter(best);
        }
        return best;
    }

    private double staged(Candidate candidate, int rung, double shift) {
        double left = StrictMath.sqrt(Math.max(candidate.variances()[0] - shift * shift, LEAST_VARIANCE));
        double first = candidate.cost(fidelity, rung);
        double rest = fidelity.cost(fidelity.keyOf(rung), fidelity.rungs() - 1) * candidate.rate();
        double widening = candidate.widening();
        return incumbent.stagedGain(candidate.means()[0], shift * widening, left * widening, first, rest)
                + candidate.feasible();
    }

    @Override
    public List<Scored> resting() {
        return resting;
    }

    @Override
    public @Nullable Scored best(boolean[] free, Imagined pool) {
        Scored best = null;
        for (int i : finalists.of(free, k -> new Fresh(pool, k).gainForCost(incumbent, fidelity))) {
            if (free[i]) {
                best = best(i, new Fresh(pool, i)).orBetter(best);
            }
        }
        return best;
    }
}
