package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoStageTest {
    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isTheBestOfAllThresholds(long seed) {
        double mean = between(seed, 1, -0.5, 1.5);
        double shift = between(seed, 2, 0.1, 1);
        double left = between(seed, 3, 0.1, 1);
        double first = between(seed, 4, 0.01, 0.5);
        double rest = between(seed, 5, 0.1, 2);
        double most = 0;
        double gain = 0;
        for (int i = 0; i < DRAWS; i++) {
            double z = Normal.quantile((i + 0.5) / DRAWS);
            gain += StrictMath.exp(Acquisition.logExpectedImprovement(mean + shift * z, left, 0)) / DRAWS;
            most = Math.max(most, gain / (first + rest * (i + 1) / DRAWS));
        }
        double rate = TwoStage.logRate(mean, shift, left, 0, first, rest);
        assertThat(rate).isCloseTo(StrictMath.log(most), within(0.01));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isNeverWorthLessThanTrainingInFullAtOnce(long seed) {
        double mean = between(seed, 1, -1, 4);
        double shift = between(seed, 2, 0, 1);
        double left = between(seed, 3, 0.05, 1);
        double first = between(seed, 4, 0.01, 1);
        double rest = between(seed, 5, 0, 2);
        double sd = StrictMath.sqrt(shift * shift + left * left);
        double once = Acquisition.logExpectedImprovement(mean, sd, 0) - StrictMath.log(first + rest);
        assertThat(TwoStage.logRate(mean, shift, left, 0, first, rest)).isGreaterThan(once - 0.01);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, 3, 20})
    void isThatOfTrainingInFullWhenTheFirstStageTellsNothing(double mean) {
        double once = Acquisition.logExpectedImprovement(mean, 0.7, 0) - StrictMath.log(0.3 + 0.7);
        assertThat(TwoStage.logRate(mean, 0, 0.7, 0, 0.3, 0.7)).isCloseTo(once, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isWorthMoreTheMoreTheFirstStageTells(long seed) {
        double mean = between(seed, 1, 0, 2);
        double before = Double.NEGATIVE_INFINITY;
        for (double share : new double[] {0.1, 0.4, 0.7, 0.95}) {
            double shift = StrictMath.sqrt(share);
            double rate = TwoStage.logRate(mean, shift, StrictMath.sqrt(1 - share), 0, 0.1, 0.9);
            assertThat(rate).isGreaterThan(before);
            before = rate;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void ofTwoLossesItIsTheBestShareOfManyDraws(long seed) {
        Hypervolume area =
                new Hypervolume(List.of(new double[] {0, 1}, new double[] {0.5, 0.25}), new double[] {1, 1.5});
        double[] means = {between(seed, 1, -0.2, 1), between(seed, 2, 0, 1.2)};
        double[] shifts = {between(seed, 3, 0.1, 0.6), between(seed, 4, 0.1, 0.6)};
        double[] left = {between(seed, 5, 0.1, 0.5), between(seed, 6, 0.1, 0.5)};
        int side = 200;
        double[] gains = new double[side * side];
        for (int i = 0; i < gains.length; i++) {
            double first = means[0] + shifts[0] * Normal.quantile((Math.floorDiv(i, side) + 0.5) / side);
            double second = means[1] + shifts[1] * Normal.quantile((Math.floorMod(i, side) + 0.5) / side);
            gains[i] = StrictMath.exp(area.logExpectedImprovement(new double[] {first, second}, left));
        }
        Arrays.sort(gains);
        double most = 0;
        double gain = 0;
        for (int i = 1; i <= gains.length; i++) {
            gain += gains[gains.length - i] / gains.length;
            most = Math.max(most, gain / (0.1 + 0.9 * i / gains.length));
        }
        assertThat(TwoStage.logRate(area, means, shifts, left, 0.1, 0.9)).isCloseTo(StrictMath.log(most), within(0.05));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void ofTwoLossesOneOfWhichIsKnownItIsThatOfTheOther(long seed) {
        double best = 0.5;
        double depth = 0.75;
        Hypervolume area = new Hypervolume(List.of(new double[] {best, -9}), new double[] {9, depth});
        double mean = between(seed, 1, 0, 1.5);
        double[] shifts = {between(seed, 2, 0.2, 1), 0};
        double[] left = {between(seed, 3, 0.2, 1), 1e-9};
        double alone = TwoStage.logRate(mean, shifts[0], left[0], best, 0.1, 0.9);
        // It is sure to lie 0.25 below the reference, and adds so much times what the first loss is lower.
        assertThat(TwoStage.logRate(area, new double[] {mean, 0.5}, shifts, left, 0.1, 0.9))
                .isCloseTo(alone + StrictMath.log(depth - 0.5), within(0.05));
    }

    @Test
    void outcomesThatAreAllHopelessAreFinite() {
        Hypervolume area = new Hypervolume(List.of(new double[] {-3, -3}), new double[] {1, 1});
        double[] far = {60, 80};
        double[] deviations = {0.5, 0.5};
        assertThat(TwoStage.logRate(area, far, deviations, deviations, 0.1, 0.9))
                .isFinite()
                .isLessThan(-1000);
    }

    private static double between(long seed, long stream, double least, double most) {
        return least + (most - least) * CounterRandom.unit(seed, stream, 0);
    }
}
