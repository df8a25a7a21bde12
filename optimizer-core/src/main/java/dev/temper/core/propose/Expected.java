package dev.temper.core.propose;

import dev.temper.core.history.Past;
import dev.temper.core.model.Block;
import java.util.List;

/** What is expected of a trial that has reported, once it is trained in full; without fantasies. */
final class Expected {
    private final Past past;
    private final List<MetricModel> objectives;
    private final List<Block> blocks;
    private final double[] means;
    private final double[] variances;
    private final double feasible;

    private Expected(Past past, List<MetricModel> objectives, double feasible) {
        this.past = past;
        this.objectives = objectives;
        this.blocks = objectives.stream()
                .map(objective -> objective.blocks().trial(past.number()))
                .toList();
        this.means = new double[blocks.size()];
        this.variances = new double[blocks.size()];
        for (int j = 0; j < means.length; j++) {
            int rows = objectives.get(j).rows().size();
            means[j] = blocks.get(j).means()[0];
            variances[j] = blocks.get(j).variances(rows)[0];
        }
        this.feasible = feasible;
    }

    static Expected of(Past past, Surrogate surrogate) {
        double[] feasible = Feasible.logProbabilities(surrogate.limits(), 1, blocks -> blocks.trial(past.number()));
        return new Expected(past, surrogate.objectives(), feasible[0]);
    }

    /** The trial. */
    Past past() {
        return past;
    }

    /** Predicted losses, by objective. Not to be changed. */
    double[] means() {
        return means;
    }

    /** Variances of what is predicted, by objective. Not to be changed. */
    double[] variances() {
        return variances;
    }

    /** Standard deviations of the values that will be reported, by objective and widened by a factor. A new array. */
    double[] deviations(double factor) {
        double[] deviations = new double[variances.length];
        for (int j = 0; j < deviations.length; j++) {
            deviations[j] = StrictMath.sqrt(variances[j] + objectives.get(j).noise()) * factor;
        }
        return deviations;
    }

    /** See {@link Candidate#shifts}. */
    double[][] shifts(int from, int to) {
        double[][] shifts = new double[Math.max(0, to - from)][means.length];
        for (int j = 0; j < means.length; j++) {
            MetricModel objective = objectives.get(j);
            Block block = blocks.get(j);
            for (int rung = from; rung < to; rung++) {
                int at = rung == block.size() - 1 ? 0 : rung + 1;
                shifts[rung - from][j] =
                        Shift.of(block, 0, block, at, objective.rows().size(), objective.noise());
            }
        }
        return shifts;
    }

    /** Logarithm of the probability that every limit is kept. */
    double feasible() {
        return feasible;
    }
}
