package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {
    /** By hand: the first step is the learning rate long, whatever the gradient, as mean and root are corrected. */
    @Test
    void theFirstStepIsAsLongAsTheLearningRate() {
        float[] weights = {1, 1};
        float[] gradient = {8, -0.04f};
        new Adam(new Hyperparameters(0.01, 0.1, 0.001, 1e-8, 0, 0, 4, 1), 2).step(weights, gradient, 4, 0.01);
        assertThat((double) weights[0]).isCloseTo(0.99, within(1e-5));
        assertThat((double) weights[1]).isCloseTo(1.01, within(1e-5));
        assertThat(gradient).containsOnly(0);
    }

    /** Algorithm 1 of the paper in double precision, on ten gradients. */
    @Test
    void itIsAlgorithm1() {
        Hyperparameters how = new Hyperparameters(0.1, 0.2, 0.05, 1e-3, 0.1, 0, 1, 1);
        Adam adam = new Adam(how, 1);
        float[] weights = {0.5f};
        double weight = 0.5;
        double mean = 0;
        double square = 0;
        for (int step = 1; step <= 10; step++) {
            double gradient = Math.sin(step);
            adam.step(weights, new float[] {(float) gradient}, 1, 0.1);
            gradient += 0.1 * weight;
            mean = 0.8 * mean + 0.2 * gradient;
            square = 0.95 * square + 0.05 * gradient * gradient;
            weight -=
                    0.1 * (mean / (1 - Math.pow(0.8, step))) / (Math.sqrt(square / (1 - Math.pow(0.95, step))) + 1e-3);
            assertThat((double) weights[0]).as("step %d", step).isCloseTo(weight, within(1e-4));
        }
        assertThat(adam.steps()).isEqualTo(10);
    }
}
