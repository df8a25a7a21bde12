package dev.temper.demo;

/**
 * What is tuned.
 *
 * @param learningRate step length, above 0
 * @param schedulerFactor what the learning rate is multiplied by on a plateau, from 0 to 1
 * @param batchSize examples a step, at least 1
 * @param nesterov whether the step looks ahead along the momentum
 * @param weightDecay pull of each weight to zero, at least 0
 * @param momentum part of the last step that is kept, from 0 to below 1
 * @param schedulerPatience epochs without a better training loss that are put up with, at least 0
 */
public record Hyperparameters(
        double learningRate,
        double schedulerFactor,
        int batchSize,
        boolean nesterov,
        double weightDecay,
        double momentum,
        int schedulerPatience) {
    /** Checks the ranges. */
    public Hyperparameters {
        require(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY, "learning_rate", learningRate, "above 0");
        require(schedulerFactor >= 0 && schedulerFactor <= 1, "scheduler_factor", schedulerFactor, "from 0 to 1");
        require(batchSize >= 1, "batch_size", batchSize, "at least 1");
        require(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY, "weight_decay", weightDecay, "0 or more");
        require(momentum >= 0 && momentum < 1, "momentum", momentum, "from 0 to below 1");
        require(schedulerPatience >= 0, "scheduler_patience", schedulerPatience, "0 or more");
    }

    private static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ": give a number " + range);
        }
    }
}
