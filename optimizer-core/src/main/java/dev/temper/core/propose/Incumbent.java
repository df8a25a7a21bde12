package dev.temper.core.propose;

import dev.temper.core.model.Acquisition;
import dev.temper.core.model.TwoStage;
import org.jspecify.annotations.Nullable;

/**
 * The aim of one objective: a loss to beat.
 *
 * @param loss null as long as nothing is known, or likely, to keep the limits: then what is most likely to keep them
 *     comes first
 */
record Incumbent(@Nullable Double loss) implements Aim {
    @Override
    public double gain(double[] means, double[] deviations) {
        return loss == null ? 0 : Acquisition.logExpectedImprovement(means[0], deviations[0], loss);
    }

    @Override
    public double probability(double[] means, double[] deviations) {
        return loss == null ? 1 : Acquisition.probabilityOfImprovement(means[0], deviations[0], loss);
    }

    @Override
    public double stagedGain(double[] means, double[] shifts, double[] left, double first, double rest) {
        return loss == null
                ? -StrictMath.log(first + rest)
                : TwoStage.logRate(means[0], shifts[0], left[0], loss, first, rest);
    }
}
