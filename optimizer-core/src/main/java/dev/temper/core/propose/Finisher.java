package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Full trainings at once, by what they are expected to gain for what they still cost. */
final class Finisher implements Chooser {
    private final Aim aim;
    private final Fidelity fidelity;
    private final List<Scored> resting = new ArrayList<>();

    Finisher(Aim aim, Fidelity fidelity, List<Resting> rests) {
        this.aim = aim;
        this.fidelity = fidelity;
        for (int i = 0; i < rests.size(); i++) {
            resting.add(scored(i, rests.get(i)));
        }
        resting.sort(Scored.BEST_FIRST);
    }

    private Scored scored(int index, Candidate candidate) {
        return new Scored(index, fidelity.rungs() - 1, candidate.gainForCost(aim, fidelity));
    }

    @Override
    public List<Scored> resting() {
        return resting;
    }

    @Override
    public @Nullable Scored best(boolean[] free, Imagined pool) {
        Scored best = null;
        for (int i = 0; i < free.length; i++) {
            if (free[i]) {
                best = scored(i, new Fresh(pool, i)).orBetter(best);
            }
        }
        return best;
    }
}
