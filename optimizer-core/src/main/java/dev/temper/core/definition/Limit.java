package dev.temper.core.definition;

import dev.temper.core.definition.Metric.Goal;

/**
 * A metric that a good model keeps within a bound.
 *
 * @param metric as training reports it
 * @param goal MINIMIZE: at most the threshold; MAXIMIZE: at least
 */
public record Limit(String metric, Goal goal, double threshold) {
    /** Whether a value is within the bound; NaN never is. */
    public boolean allows(double value) {
        return goal == Goal.MINIMIZE ? value <= threshold : value >= threshold;
    }
}
