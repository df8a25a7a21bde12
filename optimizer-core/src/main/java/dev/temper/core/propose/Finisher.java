package dev.temper.core.propose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Full trainings by expected improvement over the incumbent for what they still cost. */
final class Finisher implements Chooser {
    private final Outlook outlook;
    private final Surrogate surrogate;
    private final Fidelity fidelity;
    private final List<Scored> resting;

    Finisher(Outlook outlook, Surrogate surrogate, Fidelity fidelity, List<Resting> rests) {
        this.outlook = outlook;
        this.surrogate = surrogate;
        this.fidelity = fidelity;
        this.resting = new ArrayList<>();
        for (int i = 0; i < rests.size(); i++) {
            double score = Option.resting(rests.get(i), outlook).atOnce(outlook, fidelity);
            resting.add(new Scored(i, true, full(), score));
        }
        resting.sort(Scored.BEST_FIRST);
    }

    private int full() {
        return fidelity.rungs() - 1;
    }

    @Override
    public List<Scored> resting() {
        return resting;
    }

    @Override
    public @Nullable Scored best(boolean[] free, double[] means, double[] variances) {
        Scored best = null;
        for (int i = 0; i < free.length; i++) {
            if (free[i]) {
                double score = Option.fresh(i, means[i], variances[i], surrogate, outlook)
                        .atOnce(outlook, fidelity);
                Scored one = new Scored(i, false, full(), score);
                best = one.beats(best) ? one : best;
            }
        }
        return best;
    }
}
