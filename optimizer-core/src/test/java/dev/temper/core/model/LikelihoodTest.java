package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikelihoodTest {
    private static final double STEP = 1e-5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gradientIsThatOfFiniteDifferences(long seed) {
        check(new Kernel(new int[] {0, 1, 1, 2}, new EpochKernel()), seed);
        check(new Kernel(Samples.oneScaleEach(4), new SingleTask(), 0.5), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gradientOfOutputsThatShareLengthScalesIsThatOfFiniteDifferences(long seed) {
        Kernel kernel = new Kernel(new int[] {0, 1, 1, 2}, new EpochKernel());
        List<Observations> outputs = List.of(Samples.observations(20, 4, seed), Samples.observations(25, 4, seed + 10));
        JointLikelihood joint = new JointLikelihood(kernel, Priors.of(kernel), outputs);
        double[] one = Samples.theta(kernel, seed);
        double[] other = Samples.theta(kernel, seed + 20);
        double[] theta = Arrays.copyOf(one, 2 * one.length - kernel.scales());
        System.arraycopy(other, kernel.scales(), theta, one.length, one.length - kernel.scales());
        check(joint::value, theta);
        assertThat(JointLikelihood.part(kernel, theta, 0)).isEqualTo(one);
        System.arraycopy(one, 0, other, 0, kernel.scales());
        assertThat(JointLikelihood.part(kernel, theta, 1)).isEqualTo(other);
    }

    @Test
    void oneOutputAloneIsTheLikelihoodItself() {
        Kernel kernel = new Kernel(Samples.oneScaleEach(4), new EpochKernel());
        Observations observations = Samples.observations(30, 4, 5);
        double[] theta = Samples.theta(kernel, 5);
        double[] gradient = new double[theta.length];
        double[] expected = new double[theta.length];
        double value = new Likelihood(kernel, Priors.of(kernel), observations).value(theta, expected);
        assertThat(new JointLikelihood(kernel, Priors.of(kernel), List.of(observations)).value(theta, gradient))
                .isEqualTo(value);
        assertThat(gradient).isEqualTo(expected);
    }

    private static void check(Kernel kernel, long seed) {
        Likelihood likelihood = new Likelihood(kernel, Priors.of(kernel), Samples.observations(30, 4, seed));
        check(likelihood::value, Samples.theta(kernel, seed));
    }

    private static void check(BoundedDescent.Objective likelihood, double[] theta) {
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
