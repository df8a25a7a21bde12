package dev.temper.core.propose;

import dev.temper.core.model.Block;
import dev.temper.core.model.Normal;
import java.util.List;
import java.util.function.Function;

/** How likely it is that every limit is kept. */
final class Feasible {
    private Feasible() {}

    /**
     * Logarithms of probabilities for values at the places of a block, without fantasies; 0 without limits.
     *
     * @param size number of places
     * @param block the places, as a limit's model has them
     */
    static double[] logProbabilities(List<MetricModel> limits, int size, Function<Blocks, Block> block) {
        double[] sums = new double[size];
        for (MetricModel limit : limits) {
            Block places = block.apply(limit.blocks());
            double[] means = places.means();
            double[] variances = places.variances(limit.rows().size());
            for (int i = 0; i < size; i++) {
                sums[i] += Normal.logCdf(-means[i] / StrictMath.sqrt(variances[i] + limit.noise()));
            }
        }
        return sums;
    }
}
