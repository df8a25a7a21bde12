package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.source.SourceRanks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far each source is believed: by how well it ranks the experiment's own trials, none of which it has seen. Kendall's
 * tau is taken over all pairs of own trials, each pair at the highest rung that both reached, and shrunk towards what is
 * expected of a source beforehand. What is within chance of 0 counts as 0.
 */
final class SourceWeights {
    /** What is expected of a source: this tau, as if so many trials had shown it. */
    private static final double EXPECTED = 0.4;

    private static final int TRIALS = 8;
    /** A trial takes part in pairs with so many others at most: the last ones. */
    private static final int MOST = 150;

    private SourceWeights() {}

    /** A weight a source, at least 0, their sum at most 1. */
    static List<Double> of(List<SourceRanks> sources, History history) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<Past> all = history.runs();
        List<Past> runs = all.subList(Math.max(0, all.size() - MOST), all.size());
        double expected = TRIALS * (TRIALS - 1) / 2.0;
        double n = runs.size() + TRIALS;
        double chance =
                StrictMath.sqrt(2 * (2 * n + 5) / (9 * n * (n - 1))) * Math.min(1, runs.size() / (double) TRIALS);
        List<Double> weights = new ArrayList<>();
        double sum = 0;
        double most = 0;
        for (SourceRanks source : sources) {
            Pairs pairs = Pairs.of(source, runs, history.fidelity().rungs());
            double tau = (pairs.lead + expected * EXPECTED) / (pairs.count + expected);
            double weight = Math.max(0, tau - chance);
            weights.add(weight * weight);
            sum += weight * weight;
            most = Math.max(most, weight * weight);
        }
        if (sum == 0) {
            return Collections.nCopies(sources.size(), 0.0);
        }
        double believed = Math.min(1, 2 * most / (EXPECTED * EXPECTED)) / sum;
        return weights.stream().map(weight -> weight * believed).toList();
    }

    private record Pairs(int lead, int count) {
        static Pairs of(SourceRanks source, List<Past> runs, int rungs) {
            List<double[]> ranks =
                    runs.stream().map(run -> source.of(run.configuration())).toList();
            int lead = 0;
            int count = 0;
            for (int i = 0; i < runs.size(); i++) {
                for (int j = 0; j < i; j++) {
                    int sign = sign(runs.get(i), runs.get(j), ranks.get(i), ranks.get(j), rungs);
                    lead += sign;
                    count += Math.abs(sign);
                }
            }
            return new Pairs(lead, count);
        }

        /** 1 if the source has the pair in the right order, -1 if in the wrong one, 0 if there is none. */
        private static int sign(Past one, Past other, double[] ranks, double[] otherRanks, int rungs) {
            for (int rung = rungs - 1; rung >= 0; rung--) {
                double loss = one.rungs().losses().get(rung);
                double otherLoss = other.rungs().losses().get(rung);
                if (!Double.isNaN(loss) && !Double.isNaN(otherLoss)) {
                    return loss == otherLoss ? 0 : (loss < otherLoss) == (ranks[rung] < otherRanks[rung]) ? 1 : -1;
                }
            }
            return 0;
        }
    }
}
