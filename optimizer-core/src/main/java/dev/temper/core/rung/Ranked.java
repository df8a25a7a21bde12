package dev.temper.core.rung;

import dev.temper.core.definition.Metric;

/**
 * A trial's place among others: by loss, then by number, so that the earlier of two equal trials is the better one.
 *
 * @param loss lower is better; positive infinity for what diverged or failed
 */
public record Ranked(double loss, int trial) implements Comparable<Ranked> {
    /** The place of a trial with a value in the metric's own direction. */
    public static Ranked of(Metric metric, double value, int trial) {
        double loss = metric.toLoss(value);
        // Adding 0 turns -0 into 0: the two are equal values and must not be told apart by a sort.
        return new Ranked(Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss + 0.0, trial);
    }

    @Override
    public int compareTo(Ranked other) {
        int order = Double.compare(loss, other.loss);
        return order != 0 ? order : Integer.compare(trial, other.trial);
    }
}
