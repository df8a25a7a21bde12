package dev.temper.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.topic.ViewKey;
import org.junit.jupiter.api.Test;

class FloodTest {
    @Test
    void theLastReportOfAFloodIsAtARungBeyondAllOthers() {
        assertThat(Climb.rungBeyond(1)).isEqualTo(1);
        assertThat(Climb.rungBeyond(37_500)).isEqualTo(16); // epoch 65,536
        assertThat(new Climb("flood", 8).reportAt(4, 16).getEpoch()).isEqualTo(65_536);
    }

    @Test
    void namesAreAllInThePartitionThatIsFlooded() {
        Names names = Names.in(2, 4, "flood");
        for (int i = 0; i < 20; i++) {
            assertThat(ViewKey.partition(names.next(), 4)).isEqualTo(2);
        }
    }

    @Test
    void percentilesAreOfAllTimes() {
        Latencies latencies = new Latencies(new long[] {5_000_000, 1_000_000, 3_000_000, 2_000_000, 4_000_000});

        assertThat(latencies.percentile(50)).isEqualTo(3);
        assertThat(latencies.percentile(99)).isEqualTo(5);
        assertThat(new Latencies(new long[0]).percentile(50)).isNaN();
    }
}
