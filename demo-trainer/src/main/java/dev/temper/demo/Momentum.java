package dev.temper.demo;

import java.util.Arrays;

/** Stochastic gradient descent with momentum, plain or Nesterov's, and weight decay. */
final class Momentum {
    /**
     * Added and taken away again, it turns what is far too small to matter into zero: decaying weights of blank pixels
     * would else become denormal numbers, which processors are very slow with.
     */
    private static final float FLUSH = 1e-20f;

    private final Hyperparameters how;
    private final float[] velocity;

    Momentum(Hyperparameters how, int weights) {
        this.how = how;
        this.velocity = new float[weights];
    }

    float[] velocity() {
        return velocity;
    }

    /** One step on the mean of the summed gradients, which it sets to zero. */
    void step(float[] weights, float[] gradient, int examples, double learningRate) {
        float scale = 1f / examples;
        float rate = (float) learningRate;
        float decay = (float) how.weightDecay();
        float kept = (float) how.momentum();
        if (how.nesterov()) {
            nesterov(weights, gradient, scale, rate, decay, kept);
        } else {
            plain(weights, gradient, scale, rate, decay, kept);
        }
        Arrays.fill(gradient, 0);
    }

    private void plain(float[] weights, float[] gradient, float scale, float rate, float decay, float kept) {
        for (int i = 0; i < weights.length; i++) {
            float slope = scale * gradient[i] + decay * weights[i];
            velocity[i] = kept * velocity[i] + slope + FLUSH - FLUSH;
            weights[i] = weights[i] - rate * velocity[i] + FLUSH - FLUSH;
        }
    }

    private void nesterov(float[] weights, float[] gradient, float scale, float rate, float decay, float kept) {
        for (int i = 0; i < weights.length; i++) {
            float slope = scale * gradient[i] + decay * weights[i];
            velocity[i] = kept * velocity[i] + slope + FLUSH - FLUSH;
            weights[i] = weights[i] - rate * (slope + kept * velocity[i]) + FLUSH - FLUSH;
        }
    }
}
