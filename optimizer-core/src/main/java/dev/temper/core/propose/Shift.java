package dev.temper.core.propose;

import dev.temper.core.model.Acquisition;
import dev.temper.core.model.Block;

/** By how much a value at one place moves the prediction at another. */
final class Shift {
    private static final double LEAST_VARIANCE = 1e-10;

    private Shift() {}

    /**
     * The standard deviation s~ of the change.
     *
     * @param block with the place of the prediction
     * @param other with the place of the value
     * @param rows of the model that count
     * @param noise variance of a value
     */
    static double of(Block block, int index, Block other, int otherIndex, int rows, double noise) {
        double covariance = block.covariance(index, other, otherIndex, rows);
        double variance = Math.max(other.covariance(otherIndex, other, otherIndex, rows), LEAST_VARIANCE);
        return Acquisition.shift(covariance, variance, noise);
    }
}
