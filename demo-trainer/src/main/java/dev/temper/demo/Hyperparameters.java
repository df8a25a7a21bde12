package dev.temper.demo;

/**
 * What is tuned: those of Adam, and of what it trains.
 *
 * @param learningRate step length of the first epoch, above 0
 * @param oneMinusBeta1 share of a new gradient in the mean of gradients, above 0, at most 1
 * @param oneMinusBeta2 share of a new gradient in the mean of squared gradients, above 0, at most 1
 * @param epsilon what is added to the root of the squared gradients, above 0
 * @param l2 pull of each weight to zero, as a part of the gradient, at least 0
 * @param decay share that the learning rate loses after each epoch, from 0 to below 1
 * @param batchSize examples a step, at least 1
 * @param units of the hidden layer, from 1 to 4096
 */
public record Hyperparameters(
        double learningRate,
        double oneMinusBeta1,
        double oneMinusBeta2,
        double epsilon,
        double l2,
        double decay,
        int batchSize,
        int units) {
    private static final int MOST_UNITS = 4096;

    /** Checks ranges; Adam is defined within them. */
    public Hyperparameters {
        require(learningRate > 0, "learning_rate", learningRate, "above 0");
        require(oneMinusBeta1 > 0 && oneMinusBeta1 <= 1, "one_minus_beta1", oneMinusBeta1, "above 0, at most 1");
        require(oneMinusBeta2 > 0 && oneMinusBeta2 <= 1, "one_minus_beta2", oneMinusBeta2, "above 0, at most 1");
        require(epsilon > 0, "epsilon", epsilon, "above 0");
        require(l2 >= 0, "l2", l2, "0 or more");
        require(decay >= 0 && decay < 1, "decay", decay, "from 0 to below 1");
        require(batchSize >= 1, "batch_size", batchSize, "1 or more");
        require(units >= 1 && units <= MOST_UNITS, "units", units, "from 1 to " + MOST_UNITS);
    }

    private static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ": give a number " + range);
        }
    }
}
