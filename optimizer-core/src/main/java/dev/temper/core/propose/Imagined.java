package dev.temper.core.propose;

import dev.temper.core.model.Block;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import java.util.List;

/**
 * What is expected of the pool in full, with fantasies: trainings that are under way are imagined to have come out as
 * predicted, and so is each configuration that was picked. Means stay; what lies near is worth less, so that the next
 * pick lies elsewhere. It owns the fantasies of the objectives' models and leaves none behind.
 */
final class Imagined {
    private final Surrogate surrogate;
    private final List<MetricModel> objectives;
    private final List<Block> blocks;
    private final List<double[]> means;
    private final double[] feasible;
    private final int awaited;
    private List<double[]> variances;

    /**
     * The pool with fantasies of what is under way.
     *
     * @param awaited trials that train, at full fidelity
     */
    Imagined(Surrogate surrogate, List<Place> awaited) {
        this.surrogate = surrogate;
        this.objectives = surrogate.objectives();
        this.awaited = awaited.size();
        objectives.forEach(objective -> objective.posterior().append(awaited, new double[awaited.size()]));
        this.blocks =
                objectives.stream().map(objective -> objective.blocks().pool()).toList();
        this.means = blocks.stream().map(Block::means).toList();
        this.variances = List.of();
        this.feasible =
                Feasible.logProbabilities(surrogate.limits(), surrogate.pool().size(), Blocks::pool);
    }

    /** Counts what was imagined since. Call it before asking anything. */
    void update() {
        blocks.forEach(Block::update);
        variances = blocks.stream().map(Block::variances).toList();
    }

    /** Imagines that a configuration has come out in full. */
    void imagine(int index) {
        for (int j = 0; j < blocks.size(); j++) {
            objectives.get(j).posterior().append(blocks.get(j), index);
        }
    }

    /** Drops the fantasies of what was picked. */
    void restart() {
        truncate(awaited);
    }

    /** Drops all fantasies. */
    void end() {
        truncate(0);
    }

    private void truncate(int fantasies) {
        for (MetricModel objective : objectives) {
            Posterior posterior = objective.posterior();
            posterior.truncate(objective.rows().size() + fantasies);
        }
    }

    /** The models that imagine, by objective. */
    List<MetricModel> objectives() {
        return objectives;
    }

    /** By objective: the pool at full fidelity. */
    List<Block> blocks() {
        return blocks;
    }

    /** Predicted losses of a configuration, by objective. A new array. */
    double[] means(int index) {
        double[] at = new double[means.size()];
        for (int j = 0; j < at.length; j++) {
            at[j] = means.get(j)[index];
        }
        return at;
    }

    /** Variances of what is predicted, by objective. A new array. */
    double[] variances(int index) {
        double[] at = new double[variances.size()];
        for (int j = 0; j < at.length; j++) {
            at[j] = variances.get(j)[index];
        }
        return at;
    }

    /** Logarithm of the probability that a configuration keeps every limit. */
    double feasible(int index) {
        return feasible[index];
    }

    /** How much longer than others a configuration is predicted to train. */
    double rate(int index) {
        return surrogate.rate(index);
    }
}
