package dev.temper.core.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultSimulationTest {
    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** Play one seed with {@code -Dtest='FaultSimulationTest#everyLawHolds'} and the seed as the only one above. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyLawHolds(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        assertThat(played.allDecisions()).isNotEmpty();
    }

    @Test
    void everyLawHoldsForTenThousandTrialsOnAThousandAgents() {
        Played played = Simulation.play(Scenarios.large(1, 10_000, 1_000));
        assertThat(played.last().trials().size()).isEqualTo(10_000);
    }

    @Test
    void aSeedAlwaysGivesTheSameRun() {
        Played first = Simulation.play(Scenarios.faulty(7));
        Played second = Simulation.play(Scenarios.faulty(7));
        assertThat(second.journal()).isEqualTo(first.journal());
        assertThat(second.decisions()).isEqualTo(first.decisions());
    }
}
