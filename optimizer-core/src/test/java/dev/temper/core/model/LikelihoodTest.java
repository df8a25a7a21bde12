package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikelihoodTest {
    private static final double STEP = 1e-5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gradientIsThatOfFiniteDifferences(long seed) {
        check(new Kernel(new int[] {0, 1, 1, 2}, new EpochKernel()), seed);
        check(new Kernel(new int[] {0, 1, 1, 2}, new OwnDeviation(new Fading(1, 27))), seed);
        check(new Kernel(Samples.oneScaleEach(4), new SingleTask(), 0.5), seed);
        check(Samples.FORETOLD, seed);
    }

    private static void check(Kernel kernel, long seed) {
        Likelihood likelihood = new Likelihood(kernel, Priors.of(kernel), Samples.observations(30, 4, seed));
        double[] theta = Samples.theta(kernel, seed);
        double[] gradient = new double[theta.length];
        double[] unused = new double[theta.length];
        likelihood.value(theta, gradient);
        for (int i = 0; i < theta.length; i++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[i] += STEP;
            down[i] -= STEP;
            double expected = (likelihood.value(up, unused) - likelihood.value(down, unused)) / (2 * STEP);
            assertThat(gradient[i])
                    .as("hyperparameter %d", i)
                    .isCloseTo(expected, within(2e-6 * (1 + Math.abs(expected))));
        }
    }
}
