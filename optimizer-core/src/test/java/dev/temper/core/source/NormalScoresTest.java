package dev.temper.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.model.Normal;
import org.junit.jupiter.api.Test;

class NormalScoresTest {
    private static final NormalScores SCORES = NormalScores.of(new double[] {30, 10, 20, 1000});

    @Test
    void aValueOfTheSampleHasTheQuantileOfItsRank() {
        assertThat(SCORES.of(10)).isCloseTo(Normal.quantile(0.125), within(1e-12));
        assertThat(SCORES.of(20)).isCloseTo(Normal.quantile(0.375), within(1e-12));
        assertThat(SCORES.of(1000)).isCloseTo(Normal.quantile(0.875), within(1e-12));
    }

    @Test
    void aValueBetweenTwoLiesBetweenTheirScoresAndBeyondTheEndsThereIsNothing() {
        assertThat(SCORES.of(15)).isBetween(SCORES.of(10), SCORES.of(20));
        assertThat(SCORES.of(-1)).isEqualTo(SCORES.of(10));
        assertThat(SCORES.of(Double.POSITIVE_INFINITY)).isEqualTo(SCORES.of(1000));
    }

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        NormalScores ties = NormalScores.of(new double[] {1, 1, 1, 2});
        assertThat(ties.of(1)).isCloseTo(Normal.quantile(0.375), within(1e-12));
    }

    @Test
    void infiniteLossesAreTheWorst() {
        NormalScores failed = NormalScores.of(new double[] {Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY, 2});
        assertThat(failed.of(Double.POSITIVE_INFINITY)).isCloseTo(Normal.quantile(0.75), within(1e-12));
    }
}
