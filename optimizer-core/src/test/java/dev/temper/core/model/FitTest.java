package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FitTest {
    @Test
    void improvesOnItsStart() {
        Kernel kernel = new Kernel(Samples.oneScaleEach(3), Samples.TASKS);
        Priors priors = Priors.of(kernel);
        Observations observations = Samples.observations(60, 3, 5);
        Fitted result = Objects.requireNonNull(Fit.run(kernel, priors, observations, List.of(priors.start()), 30));
        double start = new Likelihood(kernel, priors, observations).value(priors.start(), new double[priors.size()]);
        assertThat(result.value()).isLessThan(start - 10);
    }

    @Test
    void copesWithOneObservationWithEqualOnesAndWithRepeats() {
        Kernel kernel = new Kernel(Samples.oneScaleEach(2), Samples.TASKS);
        Priors priors = Priors.of(kernel);
        Observations observations = new Observations();
        int trial = observations.addTrial(new double[] {0.5, 0.5});
        for (int size = 1; size <= 40; size++) {
            observations.add(trial, size % 3 == 0 ? 3 : 1, 0.7, 0);
            if (size == 1 || size == 40) {
                Fitted fitted =
                        Objects.requireNonNull(Fit.run(kernel, priors, observations, List.of(priors.start()), 100));
                Posterior posterior = Posterior.of(kernel, fitted.theta(), observations);
                assertThat(posterior.sound()).isTrue();
                Block block = posterior.block(List.of(new Place(new double[] {0.5, 0.5}, trial, 1)));
                assertThat(block.means()[0]).isBetween(0.3, 0.8);
            }
        }
    }

    @Test
    void failsPlainlyWhereATargetIsNotFinite() {
        Kernel kernel = new Kernel(Samples.oneScaleEach(2), Samples.TASKS);
        Observations observations = Samples.observations(5, 2, 1);
        observations.add(0, 3, Double.NaN, 0);
        Priors priors = Priors.of(kernel);
        assertThat(Fit.run(kernel, priors, observations, List.of(priors.start()), 5))
                .isNull();
    }

    @Test
    void takesTheBetterOfTwoStarts() {
        Kernel kernel = new Kernel(Samples.oneScaleEach(3), Samples.TASKS);
        Priors priors = Priors.of(kernel);
        Observations observations = Samples.observations(30, 3, 5);
        double[] odd = new double[priors.size()];
        Arrays.fill(odd, 50);
        Fitted both = Objects.requireNonNull(Fit.run(kernel, priors, observations, List.of(odd, priors.start()), 10));
        Fitted one = Objects.requireNonNull(Fit.run(kernel, priors, observations, List.of(priors.start()), 10));
        assertThat(both.value()).isLessThanOrEqualTo(one.value());
    }
}
