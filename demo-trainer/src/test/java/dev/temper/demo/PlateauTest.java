package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlateauTest {
    @Test
    void theRateFallsAfterMoreThanPatienceBadEpochs() {
        Plateau plateau = new Plateau(new Hyperparameters(1, 0.5, 1, false, 0, 0, 2));
        double[] losses = {3, 2, 2, 2, 1.99999, 2, 2, 2, 1};
        double[] rates = {1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25};
        for (int i = 0; i < losses.length; i++) {
            plateau.observe(losses[i]);
            assertThat(plateau.learningRate()).as("after epoch %d", i + 1).isEqualTo(rates[i]);
        }
    }

    @Test
    void aLossThatIsNotANumberIsABadEpoch() {
        Plateau plateau = new Plateau(new Hyperparameters(1, 0.5, 1, false, 0, 0, 0));
        plateau.observe(Double.NaN);
        assertThat(plateau.learningRate()).isEqualTo(0.5);
    }
}
