package dev.temper.core.propose;

import dev.temper.core.model.Block;
import dev.temper.core.model.Normal;
import java.util.List;

/** How likely it is that a training in full keeps every limit: natural logarithms of probabilities. */
final class Feasible {
    private final List<Surrogate> limits;
    private final double[] pool;

    /** By the model's predictions, without fantasies. */
    Feasible(Surrogate surrogate) {
        limits = surrogate.limits();
        pool = new double[limits.isEmpty() ? 0 : surrogate.pool().size()];
        for (Surrogate limit : limits) {
            Block block = limit.candidates();
            double[] means = block.means();
            double[] variances = block.variances(limit.rows());
            for (int i = 0; i < pool.length; i++) {
                pool[i] += logProbability(means[i], variances[i] + limit.noise());
            }
        }
    }

    /** Of a configuration in the pool. */
    double ofNew(int index) {
        return limits.isEmpty() ? 0 : pool[index];
    }

    /** Of a trial that has reported. */
    double ofTrial(int number) {
        double sum = 0;
        for (Surrogate limit : limits) {
            Block block = limit.trial(number);
            sum += logProbability(block.means()[0], block.variances(limit.rows())[0] + limit.noise());
        }
        return sum;
    }

    private static double logProbability(double mean, double variance) {
        return Normal.logCdf(-mean / StrictMath.sqrt(variance));
    }
}
