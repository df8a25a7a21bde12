package dev.temper.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.benchmarks.soak.Trend.Point;
import dev.temper.benchmarks.soak.Trend.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {
    private static final double SECONDS = 3_600;

    private static Trend trend(DoubleUnaryOperator value) {
        List<Point> points = new ArrayList<>();
        for (double at = 0; at <= SECONDS; at += 30) {
            points.add(new Point(at, value.applyAsDouble(at)));
        }
        return Trend.of(points, SECONDS);
    }

    @Test
    void aLineIsFoundAsItIs() {
        Trend trend = trend(at -> 100 + at / 36);

        assertThat(trend.slope()).isCloseTo(1 / 36.0, within(1e-9));
        assertThat(trend.error()).isCloseTo(0, within(1e-7));
        assertThat(trend.from()).isCloseTo(125, within(1e-6));
        assertThat(trend.to()).isCloseTo(200, within(1e-6));
        assertThat(trend.growth()).isCloseTo(100 / 162.5, within(1e-9));
    }

    @Test
    void whatHappensInTheFirstQuarterDoesNotCount() {
        assertThat(trend(at -> at < 900 ? at : 1_000).verdict(0.01)).isEqualTo(Verdict.FLAT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void growthIsToldFromNoise(long seed) {
        Random noise = new Random(seed);
        assertThat(trend(at -> 300 + noise.nextGaussian()).verdict(0.05)).isEqualTo(Verdict.FLAT);
        assertThat(trend(at -> 300 + at / 60 + noise.nextGaussian()).verdict(0.05))
                .isEqualTo(Verdict.GROWS);
        assertThat(trend(at -> 300 - at / 60 + noise.nextGaussian()).verdict(0.05))
                .isEqualTo(Verdict.FALLS);
        assertThat(trend(at -> 300 + 600 * noise.nextGaussian()).verdict(0.05)).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void looksWithoutAValueAreLeftOut() {
        Trend trend = trend(at -> at % 300 == 0 ? 7 : Double.NaN);

        assertThat(trend.verdict(0.01)).isEqualTo(Verdict.FLAT);
        assertThat(trend.to()).isCloseTo(7, within(1e-9));
    }

    @Test
    void twoPointsSayNothing() {
        Trend trend = Trend.of(List.of(new Point(10, 1), new Point(20, 2)), 20);

        assertThat(trend.verdict(0.5)).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void whatIsAlwaysNoneIsFlat() {
        assertThat(trend(at -> 0).verdict(0.01)).isEqualTo(Verdict.FLAT);
    }
}
