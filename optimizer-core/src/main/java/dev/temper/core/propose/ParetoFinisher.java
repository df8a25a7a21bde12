package dev.temper.core.propose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Full trainings by what they are expected to add to the frontier for what they still cost. */
final class ParetoFinisher implements Chooser {
    private final Frontier frontier;
    private final Outlook outlook;
    private final Surrogate surrogate;
    private final Fidelity fidelity;
    private final List<Scored> resting = new ArrayList<>();

    ParetoFinisher(Frontier frontier, Outlook outlook, Surrogate surrogate, Fidelity fidelity, List<Resting> rests) {
        this.frontier = frontier;
        this.outlook = outlook;
        this.surrogate = surrogate;
        this.fidelity = fidelity;
        for (int i = 0; i < rests.size(); i++) {
            Resting rest = rests.get(i);
            int number = rest.run().number();
            double gain = frontier.gain(
                    frontier.meansOf(number), frontier.deviationsOf(number, outlook.calibration(), false));
            double cost = fidelity.cost(rest.run().last().key(), full()) * rest.rate();
            resting.add(new Scored(i, true, full(), gain + outlook.feasible().ofTrial(number) - StrictMath.log(cost)));
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
        List<double[]> all = frontier.means(means);
        List<double[]> deviations = frontier.deviations(variances);
        Scored best = null;
        for (int i = 0; i < free.length; i++) {
            if (free[i]) {
                double score = frontier.gain(Frontier.at(all, i), Frontier.at(deviations, i))
                        + outlook.feasible().ofNew(i)
                        - StrictMath.log(fidelity.cost(0, full()) * surrogate.rate(i));
                Scored one = new Scored(i, false, full(), score);
                best = one.beats(best) ? one : best;
            }
        }
        return best;
    }
}
