package dev.temper.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final double[] SEEDS =
            IntStream.range(0, 40).mapToDouble(i -> i % 2).toArray();

    @Test
    void theSameFiguresGiveTheSameInterval() {
        assertThat(Bootstrap.mean(List.of(SEEDS))).isEqualTo(Bootstrap.mean(List.of(SEEDS.clone())));
    }

    @Test
    void theIntervalOfACoinIsThatOfTheBinomial() {
        Estimate estimate = Bootstrap.mean(List.of(SEEDS));
        assertThat(estimate.value()).isEqualTo(0.5);
        // 1.645 standard deviations of sqrt(0.25 / 40).
        assertThat(estimate.low()).isCloseTo(0.37, within(0.03));
        assertThat(estimate.high()).isCloseTo(0.63, within(0.03));
    }

    @Test
    void overTablesTheMeanOfTheirMeansIsTakenAndTheIntervalNarrows() {
        Estimate two = Bootstrap.mean(List.of(SEEDS, SEEDS));
        assertThat(two.value()).isEqualTo(0.5);
        assertThat(two.high() - two.low())
                .isLessThan(0.9
                        * (Bootstrap.mean(List.of(SEEDS)).high()
                                - Bootstrap.mean(List.of(SEEDS)).low()));
    }

    @Test
    void methodsAreResampledTogetherSoThatADifferenceOfNothingHasNoInterval() {
        double[] worse = java.util.Arrays.stream(SEEDS).map(v -> v + 0.01).toArray();
        Estimate difference = Paired.difference(List.of(worse), List.of(SEEDS));
        assertThat(difference.low()).isCloseTo(0.01, within(1e-12));
        assertThat(difference.high()).isCloseTo(0.01, within(1e-12));
        assertThat(Paired.tied(List.of(worse), List.of(SEEDS))).isFalse();
        assertThat(Paired.tied(List.of(SEEDS), List.of(worse))).isTrue();
    }

    @Test
    void ratiosAreOfMediansAndGeometricOverTables() {
        List<double[]> first = List.of(new double[] {1, 2, 100}, new double[] {8, 8, 8});
        List<double[]> second = List.of(new double[] {1, 1, 1}, new double[] {1, 1, 1});
        assertThat(Bootstrap.ratio(first, second).value()).isCloseTo(4, within(1e-12));
    }
}
