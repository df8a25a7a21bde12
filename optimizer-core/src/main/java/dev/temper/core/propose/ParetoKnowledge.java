package dev.temper.core.propose;

import dev.temper.core.model.Acquisition;
import dev.temper.core.model.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trainings by how much the predictions at full fidelity may add to the frontier once the values at a rung are known,
 * for their cost: the knowledge gradient with the change of each objective's prediction in the place of its spread.
 */
final class ParetoKnowledge implements Chooser {
    private static final int FINALISTS = 16;

    private final Frontier frontier;
    private final Outlook outlook;
    private final Surrogate surrogate;
    private final Fidelity fidelity;
    private final List<Scored> resting = new ArrayList<>();
    private int @Nullable [] finalists;

    ParetoKnowledge(Frontier frontier, Outlook outlook, Surrogate surrogate, Fidelity fidelity, List<Resting> rests) {
        this.frontier = frontier;
        this.outlook = outlook;
        this.surrogate = surrogate;
        this.fidelity = fidelity;
        for (int i = 0; i < rests.size(); i++) {
            Scored best = best(rests.get(i), i);
            if (best != null) {
                resting.add(best);
            }
        }
        resting.sort(Scored.BEST_FIRST);
    }

    private @Nullable Scored best(Resting rest, int index) {
        int number = rest.run().number();
        int key = rest.run().last().key();
        double[] means = frontier.meansOf(number);
        List<Block> blocks = frontier.objectives().stream()
                .map(objective -> objective.trial(number))
                .toList();
        Scored best = null;
        for (int rung = fidelity.rungReached(key) + 1; rung < fidelity.rungs(); rung++) {
            int at = rung == full() ? 0 : rung + 1;
            double score = gain(means, blocks, 0, blocks, at, false)
                    + outlook.feasible().ofTrial(number)
                    - StrictMath.log(fidelity.cost(key, rung) * rest.rate());
            Scored one = new Scored(index, true, rung, score);
            best = one.beats(best) ? one : best;
        }
        return best;
    }

    private int full() {
        return fidelity.rungs() - 1;
    }

    private double gain(double[] means, List<Block> full, int index, List<Block> other, int at, boolean fantasies) {
        double[] shifts = new double[means.length];
        for (int j = 0; j < shifts.length; j++) {
            Surrogate objective = frontier.objectives().get(j);
            int rows = fantasies ? objective.size() : objective.rows();
            double covariance = full.get(j).covariance(index, other.get(j), at, rows);
            double variance = Math.max(other.get(j).covariance(at, other.get(j), at, rows), 1e-10);
            shifts[j] = Acquisition.shift(covariance, variance, objective.noise());
        }
        return frontier.gain(means, shifts);
    }

    @Override
    public List<Scored> resting() {
        return resting;
    }

    @Override
    public @Nullable Scored best(boolean[] free, double[] means, double[] variances) {
        List<double[]> all = frontier.means(means);
        int[] among = finalists;
        if (among == null || Arrays.stream(among).noneMatch(i -> free[i])) {
            List<double[]> deviations = frontier.deviations(variances);
            among = Scored.finalists(
                    free,
                    FINALISTS,
                    i -> frontier.gain(Frontier.at(all, i), Frontier.at(deviations, i))
                            + outlook.feasible().ofNew(i));
            finalists = among;
        }
        List<Block> full =
                frontier.objectives().stream().map(Surrogate::candidates).toList();
        Scored best = null;
        for (int i : among) {
            if (free[i]) {
                best = better(best, i, Frontier.at(all, i), full);
            }
        }
        return best;
    }

    private @Nullable Scored better(@Nullable Scored than, int i, double[] means, List<Block> full) {
        List<Block> below = frontier.objectives().stream()
                .map(objective -> objective.candidateBelow(i))
                .toList();
        Scored best = than;
        for (int rung = 0; rung < fidelity.rungs(); rung++) {
            boolean last = rung == full();
            double score = gain(means, full, i, last ? full : below, last ? i : rung, true)
                    + outlook.feasible().ofNew(i)
                    - StrictMath.log(fidelity.cost(0, rung) * surrogate.rate(i));
            Scored one = new Scored(i, false, rung, score);
            best = one.beats(best) ? one : best;
        }
        return best;
    }
}
