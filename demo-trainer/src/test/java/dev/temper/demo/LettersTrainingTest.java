package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LettersTrainingTest {
    @Test
    void itLearns() {
        assertThat(Samples.trained(Samples.usual(), 30).last().accuracy()).isGreaterThan(0.6);
    }

    @Test
    void theSameRunGivesTheSameBits() {
        LettersTraining one = Samples.trained(Samples.usual(), 2);
        LettersTraining other = Samples.trained(Samples.usual(), 2);
        assertThat(one.network().weights()).isEqualTo(other.network().weights());
        assertThat(one.last().loss()).isEqualTo(other.last().loss());
    }

    @Test
    void everyHyperparameterMatters() {
        Hyperparameters usual = Samples.usual();
        double loss = Samples.trained(usual, 2).last().loss();
        for (Hyperparameters other : List.of(
                new Hyperparameters(0.02, 0.1, 0.001, 1e-8, 1e-6, 0.1, 32, 32),
                new Hyperparameters(0.01, 0.2, 0.001, 1e-8, 1e-6, 0.1, 32, 32),
                new Hyperparameters(0.01, 0.1, 0.002, 1e-8, 1e-6, 0.1, 32, 32),
                new Hyperparameters(0.01, 0.1, 0.001, 1e-3, 1e-6, 0.1, 32, 32),
                new Hyperparameters(0.01, 0.1, 0.001, 1e-8, 1e-3, 0.1, 32, 32),
                new Hyperparameters(0.01, 0.1, 0.001, 1e-8, 1e-6, 0.2, 32, 32),
                new Hyperparameters(0.01, 0.1, 0.001, 1e-8, 1e-6, 0.1, 64, 32),
                new Hyperparameters(0.01, 0.1, 0.001, 1e-8, 1e-6, 0.1, 32, 64))) {
            assertThat(Samples.trained(other, 2).last().loss()).as("%s", other).isNotEqualTo(loss);
        }
    }

    @Test
    void divergenceIsReportedAsJsonThatParsersAccept() {
        EpochResult result = Samples.trained(new Hyperparameters(1e30, 1, 1, 1e-8, 10, 0, 16, 32), 3)
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
