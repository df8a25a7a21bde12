package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcessTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e-9, 0.3, 2, 7, 1e5, 1e200, 1e299})
    void isTheOddHyperbolicMapInUnitsOfTheMedian(double excess) {
        Excess map = Excess.fit(new double[] {-1, 2, 0.5, Double.NaN, -9, 3});
        double u = excess / 2;
        double expected =
                u < 1e100 ? StrictMath.log(u + StrictMath.sqrt(1 + u * u)) : StrictMath.log(u) + StrictMath.log(2);
        assertThat(map.apply(excess)).isCloseTo(expected, within(1e-12 * Math.max(1, expected)));
        assertThat(map.apply(-excess)).isEqualTo(-map.apply(excess));
    }

    @Test
    void risesAndKeepsTheSignHoweverTheValuesLie() {
        for (double[] seen : new double[][] {{}, {0, 0}, {1e-300, 1e-300}, {5}, {Double.NaN}}) {
            Excess map = Excess.fit(seen);
            assertThat(map.apply(0)).isZero();
            assertThat(map.apply(-1e-12)).isLessThanOrEqualTo(0).isFinite();
            assertThat(map.apply(Double.MAX_VALUE)).isPositive().isFinite();
        }
    }
}
