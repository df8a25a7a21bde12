package dev.temper.stream.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EnginePaceTest {
    private static final long MILLI = 1_000_000;

    private final EnginePace pace = new EnginePace();

    @Test
    void commitsThatComeLessOftenThanLooksAreNotTakenForBursts() {
        long last = 0;
        for (int i = 0; i < 100; i++) {
            long now = 150 * MILLI * i;
            long committed = now / (200 * MILLI) * 1_000; // 1,000 entries every 200 ms
            last = pace.see(now, committed, 1_000_000);
        }
        assertThat(last).isCloseTo(5_000, within(1_700L));
    }

    @Test
    void anEngineThatStandsStillIsTheReasonOfNoWait() {
        pace.see(0, 0, 1_000_000);
        assertThat(pace.see(200 * MILLI, 1_000, 1_000_000)).isPositive();
        assertThat(pace.see(3_000 * MILLI, 1_000, 1_000_000)).isPositive();
        assertThat(pace.see(3_300 * MILLI, 1_000, 1_000_000)).isZero();
    }

    @Test
    void anEngineWithNothingToDoIsAsFastAsItWas() {
        pace.see(0, 0, 1_000);
        long was = pace.see(200 * MILLI, 1_000, 1_000);
        assertThat(pace.see(60_000 * MILLI, 1_000, 1_000)).isEqualTo(was);
    }

    @Test
    void offsetsThatWereResetBeginAnew() {
        pace.see(0, 5_000, 6_000);
        pace.see(200 * MILLI, 6_000, 6_000);
        assertThat(pace.see(400 * MILLI, 0, 6_000)).isZero();
    }
}
