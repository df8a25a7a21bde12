package dev.temper.core.propose;

import dev.temper.core.model.Acquisition;
import dev.temper.core.model.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trainings by the knowledge gradient for their cost: how much the prediction at full fidelity may improve on the
 * incumbent once the value at a rung is known. It chooses the rung too, and passes over rungs that tell nothing.
 */
final class Knowledge implements Chooser {
    /** New configurations that are weighed at every rung: those of the highest expected improvement. */
    private static final int FINALISTS = 16;

    private final Outlook outlook;
    private final Surrogate surrogate;
    private final Fidelity fidelity;
    private final List<Scored> resting = new ArrayList<>();
    private int @Nullable [] finalists;

    Knowledge(Outlook outlook, Surrogate surrogate, Fidelity fidelity, List<Resting> rests) {
        this.outlook = outlook;
        this.surrogate = surrogate;
        this.fidelity = fidelity;
        for (int i = 0; i < rests.size(); i++) {
            Resting rest = rests.get(i);
            Scored best = null;
            double feasible = outlook.feasible().ofTrial(rest.run().number());
            for (int rung = fidelity.rungReached(rest.run().last().key()) + 1; rung < fidelity.rungs(); rung++) {
                int at = rung == full() ? 0 : rung + 1;
                double gain = gain(rest.mean(), rest.block(), 0, rest.block(), at, surrogate.rows()) + feasible;
                double score =
                        gain - StrictMath.log(fidelity.cost(rest.run().last().key(), rung) * rest.rate());
                if (best == null || score > best.score()) {
                    best = new Scored(i, true, rung, score);
                }
            }
            if (best != null) {
                resting.add(best);
            }
        }
        resting.sort(Comparator.comparingDouble(Scored::score).reversed());
    }

    private int full() {
        return fidelity.rungs() - 1;
    }

    /** ln of what knowing the value at a place may gain at full fidelity. */
    private double gain(double mean, Block full, int index, Block other, int otherIndex, int rows) {
        double covariance = full.covariance(index, other, otherIndex, rows);
        double variance = Math.max(other.covariance(otherIndex, other, otherIndex, rows), 1e-10);
        double shift = Acquisition.shift(covariance, variance, surrogate.noise());
        return outlook.gain(mean, shift);
    }

    @Override
    public List<Scored> resting() {
        return resting;
    }

    @Override
    public @Nullable Scored best(boolean[] free, double[] means, double[] variances) {
        Block full = surrogate.candidates();
        int[] among = finalists;
        if (among == null || Arrays.stream(among).noneMatch(i -> free[i])) {
            among = finalists(free, means, variances);
        }
        int rows = surrogate.size();
        Scored best = null;
        for (int i : among) {
            if (free[i]) {
                best = better(best, i, means[i], full, rows);
            }
        }
        return best;
    }

    private @Nullable Scored better(@Nullable Scored than, int i, double mean, Block full, int rows) {
        Block below = surrogate.candidateBelow(i);
        Scored best = than;
        for (int rung = 0; rung < fidelity.rungs(); rung++) {
            double gain = rung == full() ? gain(mean, full, i, full, i, rows) : gain(mean, full, i, below, rung, rows);
            double score =
                    gain + outlook.feasible().ofNew(i) - StrictMath.log(fidelity.cost(0, rung) * surrogate.rate(i));
            if (best == null || score > best.score()) {
                best = new Scored(i, false, rung, score);
            }
        }
        return best;
    }

    private int[] finalists(boolean[] free, double[] means, double[] variances) {
        List<Scored> all = new ArrayList<>();
        for (int i = 0; i < free.length; i++) {
            if (free[i]) {
                double sd = StrictMath.sqrt(variances[i]);
                all.add(new Scored(
                        i,
                        false,
                        0,
                        outlook.gain(means[i], sd) + outlook.feasible().ofNew(i)));
            }
        }
        all.sort(Comparator.comparingDouble(Scored::score).reversed());
        finalists = all.stream().limit(FINALISTS).mapToInt(Scored::index).toArray();
        return finalists;
    }
}
