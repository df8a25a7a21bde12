package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trainings by how much the predictions at full fidelity may add to the frontier once the values at a rung are known,
 * for their cost: the knowledge gradient with the change of each objective's prediction in the place of its spread.
 */
final class ParetoKnowledge implements Chooser {
    private final Frontier frontier;
    private final Fidelity fidelity;
    private final List<Scored> resting = new ArrayList<>();
    private final Finalists finalists = new Finalists();

    ParetoKnowledge(Frontier frontier, Fidelity fidelity, List<Resting> rests) {
        this.frontier = frontier;
        this.fidelity = fidelity;
        for (int i = 0; i < rests.size(); i++) {
            Scored best = better(null, i, rests.get(i));
            if (best != null) {
                resting.add(best);
            }
        }
        resting.sort(Scored.BEST_FIRST);
    }

    private @Nullable Scored better(@Nullable Scored than, int index, Candidate candidate) {
        Scored best = than;
        int next = candidate.next(fidelity);
        double[][] shifts = candidate.shifts(next, fidelity.rungs());
        for (int rung = next; rung < fidelity.rungs(); rung++) {
            double score = frontier.gain(candidate.means(), shifts[rung - next])
                    + candidate.feasible()
                    - StrictMath.log(candidate.cost(fidelity, rung));
            best = new Scored(index, rung, score).orBetter(best);
        }
        return best;
    }

    @Override
    public List<Scored> resting() {
        return resting;
    }

    @Override
    public @Nullable Scored best(boolean[] free, Imagined pool) {
        Scored best = null;
        for (int i : finalists.of(free, k -> new Fresh(pool, k).gain(frontier))) {
            if (free[i]) {
                best = better(best, i, new Fresh(pool, i));
            }
        }
        return best;
    }
}
