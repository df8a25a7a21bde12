package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FitTest {
    @Test
    void improvesOnItsStart() {
        Kernel kernel = new Kernel(Samples.oneScaleEach(3), new EpochKernel());
        Priors priors = Priors.of(kernel);
        Observations observations = Samples.observations(60, 3, 5);
        Fitted result = Objects.requireNonNull(Fit.run(kernel, priors, observations, List.of(priors.start()), 30));
        double start = new Likelihood(kernel, priors, observations).value(priors.start(), new double[8]);
        assertThat(result.value()).isLessThan(start - 10);
    }
}
