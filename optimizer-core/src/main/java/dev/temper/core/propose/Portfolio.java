package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.pool.Option;
import dev.temper.core.proposal.Pick;
import dev.temper.core.source.Mix;
import dev.temper.core.source.SourceRanks;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.trial.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an experiment that learns from earlier ones tries before it has values of its own: configurations that between them
 * are good in every source, each to be looked at. Each next one lowers most the best score so far, on the average over the
 * sources.
 */
final class Portfolio {
    /** How many configurations there are in all. */
    static final int SIZE = 16;

    /** How much the mean score counts beside: it decides once every source has its best. */
    private static final double MEAN = 1e-3;

    private final List<Pick> looks;

    private Portfolio(List<Pick> looks) {
        this.looks = looks;
    }

    /** Of an experiment: it stays the same. */
    static Portfolio of(Given given) {
        List<Configuration> pool = PoolDraw.of(given.believingAll(), List.of(), 0).options().stream()
                .map(Option::configuration)
                .toList();
        given.sources().forEach(source -> source.prepare(pool));
        Mix mix = Mix.even(given.sources());
        Choice choice = new Choice(given.sources(), pool);
        List<Pick> looks = new ArrayList<>();
        for (int k = 0; k < Math.min(SIZE, pool.size()); k++) {
            int next = choice.next();
            Configuration configuration = pool.get(next);
            double score = choice.mean(next);
            looks.add(Pick.unmodelled(Stream.KNOWLEDGE, configuration, 0, score, score)
                    .owedTo(mix.advocate(configuration)));
        }
        return new Portfolio(looks);
    }

    /** Looks at those that have not been tried yet. */
    List<Pick> picks(History history) {
        Set<ConfigurationKey> used = history.configurations();
        return looks.stream()
                .filter(look ->
                        look.configuration() != null && !used.contains(new ConfigurationKey(look.configuration())))
                .toList();
    }

    /** Greedy, of a pool. */
    private static final class Choice {
        private final double[][] scores;
        private final double[] best;
        private final boolean[] taken;

        Choice(List<SourceRanks> sources, List<Configuration> pool) {
            this.scores = pool.stream()
                    .map(configuration -> sources.stream()
                            .mapToDouble(source -> inFull(source, configuration))
                            .toArray())
                    .toArray(double[][]::new);
            this.best = new double[sources.size()];
            this.taken = new boolean[scores.length];
        }

        private static double inFull(SourceRanks source, Configuration configuration) {
            double[] ranks = source.of(configuration);
            return ranks[ranks.length - 1];
        }

        double mean(int index) {
            double sum = 0;
            for (double score : scores[index]) {
                sum += score;
            }
            return sum / best.length;
        }

        int next() {
            int next = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < taken.length; i++) {
                double value = taken[i] ? Double.POSITIVE_INFINITY : value(scores[i]);
                if (value < least) {
                    least = value;
                    next = i;
                }
            }
            taken[next] = true;
            for (int s = 0; s < best.length; s++) {
                best[s] = Math.min(best[s], scores[next][s]);
            }
            return next;
        }

        /** The sum over sources of the best score with this one; at first the median's, 0, is the best. */
        private double value(double[] scored) {
            double value = 0;
            for (int s = 0; s < best.length; s++) {
                value += Math.min(best[s], scored[s]) + MEAN * scored[s];
            }
            return value;
        }
    }
}
