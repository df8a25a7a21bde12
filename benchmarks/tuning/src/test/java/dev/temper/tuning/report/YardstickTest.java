package dev.temper.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class YardstickTest {
    private static final double FAILED = Double.POSITIVE_INFINITY;

    @Test
    void regretIsZeroAtTheBestAndOneAtTheMedianAndBeyond() {
        Yardstick yardstick = Yardstick.of(List.of(1.0, 2.0, 3.0, 9.0, 99.0, FAILED, FAILED), 10);
        assertThat(yardstick.median()).isEqualTo(3);
        assertThat(yardstick.regret(1)).isZero();
        assertThat(yardstick.regret(1.5)).isCloseTo(0.25, within(1e-12));
        assertThat(yardstick.regret(3)).isEqualTo(1);
        assertThat(yardstick.regret(99)).isEqualTo(1);
        assertThat(yardstick.regret(FAILED)).isEqualTo(1);
    }

    @Test
    void theFirstPercentileForgivesTheFewThatLookTooGood() {
        List<Double> finals =
                DoubleStream.iterate(0, value -> value + 1).limit(1000).boxed().toList();
        Yardstick yardstick = Yardstick.of(finals, 1);
        assertThat(yardstick.percentile()).isEqualTo(10);
        assertThat(yardstick.percentileRegret(4)).isZero();
        assertThat(yardstick.percentileRegret(255)).isCloseTo(245.0 / 490, within(1e-12));
    }

    @Test
    void halfOfAllSearchesOfSoManyDrawsReachTheValue() {
        List<Double> finals =
                DoubleStream.iterate(1, value -> value + 1).limit(1000).boxed().toList();
        Yardstick yardstick = Yardstick.of(finals, 1);
        // The best of M is at most the k-th of n with probability 1 - (1 - k/n)^M: at least a half from these k on.
        assertThat(yardstick.bestOfDraws(1)).isEqualTo(500);
        assertThat(yardstick.bestOfDraws(100)).isEqualTo(7);
        assertThat(yardstick.bestOfDraws(400)).isEqualTo(2);
        assertThat(yardstick.bestOfDraws(1600)).isEqualTo(1);
        assertThat(1 - Math.pow(1 - 7.0 / 1000, 100)).isGreaterThan(0.5);
        assertThat(1 - Math.pow(1 - 6.0 / 1000, 100)).isLessThan(0.5);
    }

    @Test
    void aTableWithOneValueHasNoRange() {
        Yardstick yardstick = Yardstick.of(List.of(2.0, 2.0, 2.0), 1);
        assertThat(yardstick.regret(2)).isZero();
        assertThat(yardstick.regret(3)).isEqualTo(1);
    }
}
