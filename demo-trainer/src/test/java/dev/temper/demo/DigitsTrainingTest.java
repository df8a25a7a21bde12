package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitsTrainingTest {
    @Test
    void itLearns() {
        assertThat(Samples.trained(Samples.usual(true), 8).last().accuracy()).isGreaterThan(0.8);
    }

    @Test
    void theSameRunGivesTheSameBits() {
        DigitsTraining one = Samples.trained(Samples.usual(true), 2);
        DigitsTraining other = Samples.trained(Samples.usual(true), 2);
        assertThat(one.network().weights()).isEqualTo(other.network().weights());
        assertThat(one.last().loss()).isEqualTo(other.last().loss());
    }

    @Test
    void nesterovIsReallySwitched() {
        DigitsTraining with = Samples.trained(Samples.usual(true), 1);
        DigitsTraining without = Samples.trained(Samples.usual(false), 1);
        assertThat(with.network().weights()).isNotEqualTo(without.network().weights());
        assertThat(with.last().loss()).isNotEqualTo(without.last().loss());
    }

    @Test
    void everyHyperparameterMatters() {
        double loss = lossAfterThreeEpochs(0.05, 0.5, 32, 1e-4, 0.8, 0);
        assertThat(lossAfterThreeEpochs(0.04, 0.5, 32, 1e-4, 0.8, 0)).isNotEqualTo(loss);
        assertThat(lossAfterThreeEpochs(0.05, 0.5, 64, 1e-4, 0.8, 0)).isNotEqualTo(loss);
        assertThat(lossAfterThreeEpochs(0.05, 0.5, 32, 1e-3, 0.8, 0)).isNotEqualTo(loss);
        assertThat(lossAfterThreeEpochs(0.05, 0.5, 32, 1e-4, 0.7, 0)).isNotEqualTo(loss);
        // The scheduler shows once training gets worse.
        double worse = lossAfterThreeEpochs(1, 0.5, 32, 0.1, 0.9, 0);
        assertThat(lossAfterThreeEpochs(1, 0.1, 32, 0.1, 0.9, 0)).isNotEqualTo(worse);
        assertThat(lossAfterThreeEpochs(1, 0.5, 32, 0.1, 0.9, 5)).isNotEqualTo(worse);
    }

    private static double lossAfterThreeEpochs(
            double rate, double factor, int batch, double decay, double momentum, int patience) {
        return Samples.trained(new Hyperparameters(rate, factor, batch, false, decay, momentum, patience), 3)
                .last()
                .loss();
    }

    @Test
    void divergenceIsReportedAsJsonThatParsersAccept() {
        EpochResult result = Samples.trained(new Hyperparameters(1e3, 1, 16, true, 1, 0.9, 20), 3)
                .last();
        assertThat(result.accuracy()).isNaN();
        assertThat(result.toJson())
                .startsWith("{\"epoch\": 3, \"accuracy\": \"NaN\", \"loss\": \"NaN\", \"seconds\": ");
    }

    @Test
    void aResultIsALineOfJson() {
        assertThat(new EpochResult(3, 0.9125, 0.25, 0.5).toJson())
                .isEqualTo("{\"epoch\": 3, \"accuracy\": 0.9125, \"loss\": 0.25, \"seconds\": 0.5}");
    }
}
