package dev.temper.demo;

import java.util.Arrays;

/**
 * Adam, with the pull of weights to zero in the gradient: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic
 * Optimization", ICLR 2015, algorithm 1.
 */
final class Adam {
    /**
     * Added and taken away again, it turns what is far too small to matter into zero: denormal numbers are very slow on
     * many processors.
     */
    private static final float FLUSH = 1e-20f;

    private final Hyperparameters how;
    private final float[] mean;
    private final float[] square;
    private int steps;

    Adam(Hyperparameters how, int weights) {
        this.how = how;
        this.mean = new float[weights];
        this.square = new float[weights];
    }

    /** Means of the gradients, biased to zero. */
    float[] mean() {
        return mean;
    }

    /** Means of the squared gradients, biased to zero. */
    float[] square() {
        return square;
    }

    int steps() {
        return steps;
    }

    void restore(int savedSteps) {
        steps = savedSteps;
    }

    /** One step on the mean of the summed gradients, which it sets to zero. */
    void step(float[] weights, float[] gradient, int examples, double learningRate) {
        steps++;
        float scale = 1f / examples;
        float l2 = (float) how.l2();
        float fresh = (float) how.oneMinusBeta1();
        float freshSquare = (float) how.oneMinusBeta2();
        float rate = (float) (learningRate / (1 - StrictMath.pow(1 - how.oneMinusBeta1(), steps)));
        float whole = (float) (1 / (1 - StrictMath.pow(1 - how.oneMinusBeta2(), steps)));
        float epsilon = (float) how.epsilon();
        for (int i = 0; i < weights.length; i++) {
            float slope = scale * gradient[i] + l2 * weights[i];
            mean[i] = mean[i] + fresh * (slope - mean[i]) + FLUSH - FLUSH;
            square[i] = square[i] + freshSquare * (slope * slope - square[i]) + FLUSH - FLUSH;
            float root = (float) StrictMath.sqrt(whole * square[i]);
            weights[i] = weights[i] - rate * mean[i] / (root + epsilon) + FLUSH - FLUSH;
        }
        Arrays.fill(gradient, 0);
    }
}
