package dev.temper.core.model;

/** What a fit came to. */
public final class Fitted {
    private final double[] theta;
    private final double value;
    private final int evaluations;

    Fitted(double[] theta, double value, int evaluations) {
        this.theta = theta.clone();
        this.value = value;
        this.evaluations = evaluations;
    }

    /** The best hyperparameters met. A new array. */
    public double[] theta() {
        return theta.clone();
    }

    /** Minus the logarithm of their posterior density, up to a constant. */
    public double value() {
        return value;
    }

    /** Evaluations of the likelihood, over all starts. */
    public int evaluations() {
        return evaluations;
    }
}
