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
        assertThat(estimate.seeds().low()).isCloseTo(0.37, within(0.03));
        assertThat(estimate.seeds().high()).isCloseTo(0.63, within(0.03));
    }

    /** A seed deals the same rows on tables that share them: two such tables know no more than one. */
    @Test
    void tablesWhoseRunsGoTogetherDoNotNarrowTheInterval() {
        Estimate two = Bootstrap.mean(List.of(SEEDS, SEEDS));
        assertThat(two).isEqualTo(Bootstrap.mean(List.of(SEEDS)));
    }

    @Test
    void tablesWhoseRunsAreIndependentDo() {
        double[] others = IntStream.range(0, 40).mapToDouble(i -> i / 2 % 2).toArray();
        Estimate two = Bootstrap.mean(List.of(SEEDS, others));
        assertThat(two.value()).isEqualTo(0.5);
        assertThat(width(two)).isLessThan(0.9 * width(Bootstrap.mean(List.of(SEEDS))));
    }

    private static double width(Estimate estimate) {
        return estimate.seeds().high() - estimate.seeds().low();
    }

    /** Each seed is the same on all tables, and each table the same for all seeds: what varies is resampled alone. */
    @Test
    void anIntervalGoesOverSeedsOrOverTablesAndNotOverBoth() {
        List<double[]> tablesDiffer = IntStream.range(0, 40)
                .mapToObj(i -> new double[] {i % 2, i % 2, i % 2})
                .toList();
        Estimate estimate = Bootstrap.mean(tablesDiffer);
        assertThat(estimate.seeds()).isEqualTo(new Interval(0.5, 0.5));
        // 1.645 standard deviations of sqrt(0.25 / 40), as for the coin's seeds.
        assertThat(estimate.tables().low()).isCloseTo(0.37, within(0.03));
        assertThat(estimate.tables().high()).isCloseTo(0.63, within(0.03));
        Estimate seedsDiffer = Bootstrap.mean(List.of(SEEDS, SEEDS, SEEDS));
        assertThat(seedsDiffer.tables()).isEqualTo(new Interval(0.5, 0.5));
        assertThat(width(seedsDiffer)).isGreaterThan(0.2);
    }

    @Test
    void aLeadThatHalfOfTheTablesDenyIsATieWhateverTheSeedsSay() {
        List<double[]> none = List.of(new double[3], new double[3], new double[3], new double[3]);
        List<double[]> some = List.of(
                new double[] {0.3, 0.3, 0.3},
                new double[] {-0.2, -0.2, -0.2},
                new double[] {0.3, 0.3, 0.3},
                new double[] {-0.2, -0.2, -0.2});
        assertThat(Paired.difference(some, none).seeds().low()).isPositive();
        assertThat(Paired.tied(some, none)).isTrue();
    }

    @Test
    void twoSeedsOrTablesHaveNoInterval() {
        assertThat(Bootstrap.mean(List.of(SEEDS, SEEDS)).tables().isKnown()).isFalse();
        Estimate estimate = Bootstrap.mean(List.of(new double[] {0.1, 0.2, Double.NaN}));
        assertThat(estimate.value()).isCloseTo(0.15, within(1e-12));
        assertThat(estimate.seeds().isKnown()).isFalse();
    }

    /** By place in a list, all later seeds would be compared with their neighbours. */
    @Test
    void aSeedThatOneMethodLacksIsLeftOutOfThePairs() {
        double[] worse = {0.5, 0.11, 0.41, 0.91, 0.21};
        double[] better = {Double.NaN, 0.1, 0.4, 0.9, 0.2};
        Estimate difference = Paired.difference(List.of(worse), List.of(better));
        assertThat(difference.value()).isCloseTo(0.01, within(1e-12));
        assertThat(Paired.tied(List.of(worse), List.of(better))).isFalse();
    }

    @Test
    void methodsAreResampledTogetherSoThatADifferenceOfNothingHasNoInterval() {
        double[] worse = java.util.Arrays.stream(SEEDS).map(v -> v + 0.01).toArray();
        Estimate difference = Paired.difference(List.of(worse), List.of(SEEDS));
        assertThat(difference.seeds().low()).isCloseTo(0.01, within(1e-12));
        assertThat(difference.seeds().high()).isCloseTo(0.01, within(1e-12));
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
