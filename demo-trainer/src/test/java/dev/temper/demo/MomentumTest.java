package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stepsFollowTheTextbook(boolean nesterov) {
        Momentum momentum = new Momentum(new Hyperparameters(0.1, 1, 1, nesterov, 0.01, 0.9, 0), 1);
        float[] weight = {2};
        double expected = 2;
        double velocity = 0;
        for (int step = 0; step < 20; step++) {
            // A parabola around 1, as the sum of four examples.
            float[] gradient = {4 * (weight[0] - 1)};
            double slope = (expected - 1) + 0.01 * expected;
            velocity = 0.9 * velocity + slope;
            expected -= 0.1 * (nesterov ? slope + 0.9 * velocity : velocity);
            momentum.step(weight, gradient, 4, 0.1);
            assertThat((double) weight[0]).isCloseTo(expected, within(1e-5));
            assertThat(gradient).containsExactly(0);
        }
    }

    @Test
    void decayingWeightsBecomeZeroAndNeverDenormal() {
        Momentum momentum = new Momentum(new Hyperparameters(0.5, 1, 1, true, 1, 0.9, 0), 1);
        float[] weight = {1};
        for (int step = 0; step < 5000; step++) {
            momentum.step(weight, new float[1], 1, 0.5);
            assertThat(weight[0] == 0 || Math.abs(weight[0]) > 1e-30).isTrue();
        }
        assertThat(weight[0]).isZero();
    }
}
