package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarpTest {
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 1", "5, 1e-13", "50, 1e8", "301, 1"})
    void isMonotoneContinuousAndInvertible(int count, double unit) {
        double[] values = values(count, unit);
        Warp warp = Warp.fit(values);
        double least = min(values);
        double width = max(values) - least;
        int steps = 20000;
        double before = Double.NEGATIVE_INFINITY;
        for (int i = -steps / 20; i <= steps; i++) {
            double value = least + width * i / steps;
            double warped = warp.apply(value);
            assertThat(warped).isGreaterThanOrEqualTo(before).isFinite();
            if (i > 0) {
                assertThat(warped - before).isLessThan(0.2);
            }
            if (i >= 0 && warped < warp.apply(max(values))) {
                assertThat(warp.invert(warped)).isCloseTo(value, within(2e-9 * width));
            }
            before = warped;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.2, 2.5, 3, 3.4, 7.5})
    void aSmallSpreadIsScaledByTheSlope(double value) {
        Warp warp = Warp.fit(new double[] {2, 3, 4, 5, 6, 9});
        double slope = (warp.apply(value + 1e-6) - warp.apply(value - 1e-6)) / 2e-6;
        assertThat(slope).isPositive();
        assertThat(warp.variance(value, 1e-4)).isCloseTo(slope * slope * 1e-8, within(1e-14));
    }

    @Test
    void whatHasNoSpreadOrNoValueHasNoVariance() {
        Warp warp = Warp.fit(new double[] {2, 3, 4, 5, 6, 9});
        assertThat(warp.variance(3, 0)).isZero();
        assertThat(warp.variance(Double.NaN, 1)).isZero();
        assertThat(warp.variance(Double.POSITIVE_INFINITY, 1)).isZero();
        assertThat(warp.variance(3, 1e300)).isFinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
    void whatDivergedIsAsBadAsTheWorst(double diverged) {
        Warp warp = Warp.fit(values(30, 1));
        double worst = warp.apply(max(values(30, 1)));
        assertThat(warp.apply(diverged)).isEqualTo(diverged == Double.NEGATIVE_INFINITY ? warp.apply(-1e300) : worst);
    }

    @Test
    void medianIsZeroAndAnOutlierHasBoundedWeight() {
        double[] values = values(31, 1);
        values[3] = 1e12;
        Warp warp = Warp.fit(values);
        assertThat(warp.apply(1e12)).isBetween(1.5, 2.4);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertThat(warp.apply(sorted[15])).isCloseTo(0, within(1e-12));
    }

    /** A lucky epoch in the middle of a training is no last value, and none of the fit's. */
    @Test
    void whatIsBetterThanTheBestIsNotFarFromIt() {
        Warp warp = Warp.fit(new double[] {2, 3, 4, 5, 6, 9});
        double step = warp.apply(2.01) - warp.apply(2);
        assertThat(warp.apply(2) - warp.apply(1.99)).isCloseTo(step, within(0.02 * step));
        assertThat(warp.apply(2) - warp.apply(1.5)).isCloseTo(50 * step, within(step));
        assertThat(warp.invert(warp.apply(1.5))).isCloseTo(1.5, within(1e-12));
        assertThat(warp.apply(-1e300)).isEqualTo(2 * warp.apply(2));
        assertThat(warp.invert(-1e300)).isEqualTo(warp.invert(2 * warp.apply(2)));
    }

    @Test
    void unitDoesNotMatter() {
        Warp warp = Warp.fit(values(30, 1));
        Warp scaled = Warp.fit(values(30, 1e-14));
        for (double value : values(30, 1)) {
            assertThat(scaled.apply(value * 1e-14)).isCloseTo(warp.apply(value), within(1e-9));
        }
    }

    @Test
    void equalValuesWarpToFiniteOnes() {
        Warp warp = Warp.fit(new double[] {2, 2, 2, 2, 5});
        assertThat(warp.apply(2)).isZero();
        assertThat(warp.apply(1)).isNegative();
        assertThat(warp.apply(5)).isPositive();
        assertThat(warp.invert(0)).isEqualTo(2);
    }

    @Test
    void needsTwoFiniteValues() {
        assertThatThrownBy(() -> Warp.fit(new double[] {1, Double.NaN})).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] values(int count, double unit) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = unit * (1 + StrictMath.exp(2 * CounterRandom.unit(9, 1, i)));
        }
        return values;
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
