package dev.temper.core.propose;

import java.util.ArrayList;
import java.util.Comparator;
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
            Resting rest = rests.get(i);
            double sd = StrictMath.sqrt(rest.variance()) * outlook.calibration();
            double score = outlook.gain(rest.mean(), sd)
                    + outlook.feasible().ofTrial(rest.run().number());
            double cost = fidelity.cost(rest.run().last().key(), full()) * rest.rate();
            resting.add(new Scored(i, true, full(), score - StrictMath.log(cost)));
        }
        resting.sort(Comparator.comparingDouble(Scored::score).reversed());
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
                double score = outlook.gain(means[i], StrictMath.sqrt(variances[i]))
                        + outlook.feasible().ofNew(i);
                score -= StrictMath.log(fidelity.cost(0, full()) * surrogate.rate(i));
                if (best == null || score > best.score()) {
                    best = new Scored(i, false, full(), score);
                }
            }
        }
        return best;
    }
}
