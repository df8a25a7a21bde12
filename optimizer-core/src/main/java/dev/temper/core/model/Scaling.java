package dev.temper.core.model;

/** A rising map from raw losses to the scale that a model works on. */
public interface Scaling {
    /** The loss on the model's scale, always finite. */
    double apply(double loss);

    /** The loss at a place of the model's scale; beyond the ends of the map, the loss at the end. */
    double invert(double scaled);

    /**
     * The variance on the model's scale of a loss whose raw value has a standard deviation: by the map's mean slope
     * within one standard deviation to either side, which no step between two ranks upsets.
     */
    default double variance(double loss, double stddev) {
        if (!(stddev > 0) || !Double.isFinite(loss)) {
            return 0;
        }
        double half = (apply(loss + stddev) - apply(loss - stddev)) / 2;
        return half * half;
    }
}
