package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.pool.Option;
import dev.temper.core.proposal.Pick;
import dev.temper.core.source.SourceRanks;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.trial.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What an experiment that learns from earlier ones tries before it has values of its own: configurations that between them
 * are good in every source. Each next one lowers most the best score so far, on the average over the sources.
 */
final class Portfolio {
    /** How many configurations there are in all. */
    static final int SIZE = 16;

    /** How much the mean score counts beside: it decides once every source has its best. */
    private static final double MEAN = 1e-3;

    /** Looks up to here: what earlier experiments rank high is worth more than the cheapest look. */
    private static final int RUNG = 1;

    private final List<Configuration> pool;
    private final double[][] scores;
    private final double[] best;
    private final boolean[] taken;

    private Portfolio(List<SourceRanks> sources, List<Configuration> pool) {
        this.pool = pool;
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

    /** Looks at those of the portfolio that have not been tried yet. */
    static List<Pick> picks(Given given, History history) {
        List<Configuration> pool = PoolDraw.of(given.believingAll(), List.of(), 0).options().stream()
                .map(Option::configuration)
                .toList();
        Portfolio portfolio = new Portfolio(given.sources(), pool);
        Set<ConfigurationKey> used = history.configurations();
        int rung = Math.min(RUNG, history.fidelity().rungs() - 1);
        List<Pick> picks = new ArrayList<>();
        for (int k = 0; k < Math.min(SIZE, pool.size()); k++) {
            int next = portfolio.next();
            Configuration configuration = pool.get(next);
            if (used.add(new ConfigurationKey(configuration))) {
                double score = Arrays.stream(portfolio.scores[next]).average().orElse(0);
                picks.add(Pick.unmodelled(Stream.KNOWLEDGE, configuration, rung, score, score));
            }
        }
        return picks;
    }

    private int next() {
        int next = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < pool.size(); i++) {
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
