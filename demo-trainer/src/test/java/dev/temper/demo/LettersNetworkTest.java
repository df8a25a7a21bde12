package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersNetworkTest {
    private static final int UNITS = 5;
    private static final int EXAMPLES = 20;

    /** Single precision limits both the step and the agreement. */
    private static final float STEP = 4e-3f;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gradientsAreThoseOfFiniteDifferences(long seed) {
        LettersNetwork network = new LettersNetwork(UNITS, seed);
        for (int i = 0; i < EXAMPLES; i++) {
            network.learn(Samples.SMALL, i);
        }
        float[] gradient = network.gradient().clone();
        int inputs = PrintedLetters.FEATURES * UNITS;
        Random random = new Random(seed);
        for (int trial = 0; trial < 100; trial++) {
            // Half of them in the few weights behind the hidden layer.
            int i = trial % 2 == 0 ? random.nextInt(inputs) : inputs + random.nextInt(gradient.length - inputs);
            assertThat((double) gradient[i])
                    .as("weight %d", i)
                    .isCloseTo(slope(network, i), within(0.02 * Math.abs(gradient[i]) + 0.02));
        }
    }

    private static double slope(LettersNetwork network, int weight) {
        float[] weights = network.weights();
        float saved = weights[weight];
        weights[weight] = saved + STEP;
        double above = loss(network);
        double width = weights[weight];
        weights[weight] = saved - STEP;
        double below = loss(network);
        width -= weights[weight];
        weights[weight] = saved;
        return (above - below) / width;
    }

    private static double loss(LettersNetwork network) {
        double sum = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            sum += network.loss(Samples.SMALL, i);
        }
        return sum;
    }
}
