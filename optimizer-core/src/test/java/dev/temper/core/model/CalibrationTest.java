package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void startsAtOneAndNeverNarrows() {
        assertThat(Calibration.NONE.factor()).isEqualTo(1);
        assertThat(Calibration.NONE.with(0).with(0.1).factor()).isEqualTo(1);
    }

    @Test
    void widensByTheRootOfTheMeanSquareIncludingThreeGoodForecasts() {
        assertThat(Calibration.NONE.with(2).with(-2).factor()).isCloseTo(Math.sqrt(11.0 / 5), within(1e-15));
    }

    @Test
    void oneWildForecastDoesNotSettleIt() {
        assertThat(Calibration.NONE.with(1e9).factor()).isCloseTo(Math.sqrt(12.0 / 4), within(1e-15));
        assertThat(Calibration.NONE.with(Double.NaN)).isEqualTo(Calibration.NONE.with(3));
    }

    @Test
    void manyBadForecastsFailIt() {
        assertThat(Calibration.NONE.failed()).isFalse();
        Calibration calibration = Calibration.NONE;
        for (int i = 0; i < 10_000; i++) {
            calibration = calibration.with(100);
        }
        assertThat(calibration.factor()).isCloseTo(Calibration.CAP, within(0.01));
        assertThat(calibration.failed()).isTrue();
    }
}
