package dev.temper.core.propose;

import dev.temper.core.model.Acquisition;
import dev.temper.core.model.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trainings by stages: to the rung at which it is best decided whether to go on in full. What that is worth counts the
 * chance to give up there ({@link dev.temper.core.model.TwoStage}), so that a cheap look at what may be good comes before
 * a full training of what is rather good.
 */
final class Stages implements Chooser {
    /** New configurations that are weighed at every rung: those of the highest expected improvement. */
    private static final int FINALISTS = 16;

    private static final double LEAST_VARIANCE = 1e-10;

    private final Outlook outlook;
    private final Surrogate surrogate;
    private final Fidelity fidelity;
    private final List<Scored> resting = new ArrayList<>();
    private int @Nullable [] finalists;

    Stages(Outlook outlook, Surrogate surrogate, Fidelity fidelity, List<Resting> rests) {
        this.outlook = outlook;
        this.surrogate = surrogate;
        this.fidelity = fidelity;
        for (int i = 0; i < rests.size(); i++) {
            resting.add(best(i, rests.get(i)));
        }
        resting.sort(Scored.BEST_FIRST);
    }

    private Scored best(int index, Resting rest) {
        Option option = Option.resting(rest, outlook);
        Scored best = new Scored(index, true, full(), option.atOnce(outlook, fidelity));
        for (int rung = fidelity.rungReached(option.key()) + 1; rung < full(); rung++) {
            Block block = rest.block();
            double score = staged(option, rung, block, 0, block, rung + 1, surrogate.rows());
            Scored one = new Scored(index, true, rung, score);
            best = one.beats(best) ? one : best;
        }
        return best;
    }

    private Scored best(int index, double mean, double variance) {
        Option option = Option.fresh(index, mean, variance, surrogate, outlook);
        Scored best = new Scored(index, false, full(), option.atOnce(outlook, fidelity));
        Block candidates = surrogate.candidates();
        Block below = surrogate.candidateBelow(index);
        for (int rung = 0; rung < full(); rung++) {
            double score = staged(option, rung, candidates, index, below, rung, surrogate.size());
            Scored one = new Scored(index, false, rung, score);
            best = one.beats(best) ? one : best;
        }
        return best;
    }

    private int full() {
        return fidelity.rungs() - 1;
    }

    private double staged(Option option, int rung, Block full, int index, Block below, int belowIndex, int rows) {
        double covariance = full.covariance(index, below, belowIndex, rows);
        double variance = Math.max(below.covariance(belowIndex, below, belowIndex, rows), LEAST_VARIANCE);
        double shift = Acquisition.shift(covariance, variance, surrogate.noise());
        double left = StrictMath.sqrt(Math.max(option.variance() - shift * shift, LEAST_VARIANCE));
        double first = fidelity.cost(option.key(), rung) * option.rate();
        double rest = fidelity.cost(fidelity.keyOf(rung), full()) * option.rate();
        double widening = option.widening();
        return outlook.stagedGain(option.mean(), shift * widening, left * widening, first, rest) + option.feasible();
    }

    @Override
    public List<Scored> resting() {
        return resting;
    }

    @Override
    public @Nullable Scored best(boolean[] free, double[] means, double[] variances) {
        int[] among = finalists;
        if (among == null || Arrays.stream(among).noneMatch(i -> free[i])) {
            among = Scored.finalists(
                    free,
                    FINALISTS,
                    i -> Option.fresh(i, means[i], variances[i], surrogate, outlook)
                            .atOnce(outlook, fidelity));
            finalists = among;
        }
        Scored best = null;
        for (int i : among) {
            if (free[i]) {
                Scored one = best(i, means[i], variances[i]);
                best = one.beats(best) ? one : best;
            }
        }
        return best;
    }
}
