package dev.temper.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterRandomTest {
    private static final int DRAWS = 20_000;

    @Test
    void numbersArePinnedBecauseJournalsOutliveReleases() {
        assertThat(CounterRandom.bits(0, 0, 0)).isEqualTo(6235967106033911276L);
        assertThat(CounterRandom.bits(17, 1L << 32, 41)).isEqualTo(1096021093793968034L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 17, Long.MIN_VALUE, Long.MAX_VALUE})
    void everyBitIsFair(long seed) {
        int[] ones = new int[Long.SIZE];
        for (int i = 0; i < DRAWS; i++) {
            long bits = CounterRandom.bits(seed, 3, i);
            for (int bit = 0; bit < Long.SIZE; bit++) {
                ones[bit] += (int) (bits >>> bit & 1);
            }
        }
        // Five standard deviations of a fair coin.
        assertThat(ones).satisfies(counts -> {
            for (int count : counts) {
                assertThat((double) count).isCloseTo(DRAWS / 2.0, within(5 * Math.sqrt(DRAWS / 4.0)));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, -7})
    void neighbouringSeedsStreamsAndCountersAreUnrelated(long seed) {
        assertThat(correlation(seed, 0, seed + 1, 0, 0)).isCloseTo(0, within(0.04));
        assertThat(correlation(seed, 0, seed, 1, 0)).isCloseTo(0, within(0.04));
        assertThat(correlation(seed, 0, seed, 0, 1)).isCloseTo(0, within(0.04));
        assertThat(correlation(seed, 1, seed, 1L << 32 | 1, 0)).isCloseTo(0, within(0.04));
    }

    private static double correlation(long seed, long stream, long otherSeed, long otherStream, int lag) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = CounterRandom.unit(seed, stream, i) - 0.5;
            double y = CounterRandom.unit(otherSeed, otherStream, i + lag) - 0.5;
            sum += x * y * 12;
        }
        return sum / DRAWS;
    }

    @Test
    void belowReachesEveryNumberAndNoOther() {
        TreeSet<Integer> seen = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(CounterRandom.below(7, 1, 2, i));
        }
        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
}
