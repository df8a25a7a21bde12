package dev.temper.core.definition;

/** The metric that an experiment optimises, as training reports it. */
public record Metric(String name, Goal goal) {
    /** Direction of improvement. */
    public enum Goal {
        MINIMIZE,
        MAXIMIZE
    }

    /** The value as a loss: lower is better. */
    public double toLoss(double value) {
        return goal == Goal.MINIMIZE ? value : -value;
    }
}
