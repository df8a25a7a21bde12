package dev.temper.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random interleavings of decisions, processes, timers and faults, with every law checked after every input. A failure
 * names its seed: add it to the list of seeds to see it again.
 */
class AgentSimulationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void everyLawHoldsAlongLongHistories(long seed) {
        AgentSimulation simulation = new AgentSimulation(seed);
        simulation.run(20_000);
        assertThat(simulation.history())
                .as("what happened, so that the laws were tested at all")
                .allSatisfy((what, count) -> assertThat(count).as(what).isPositive());
    }

    @Test
    void everyLawHoldsForManySeeds() {
        for (long seed = 100; seed < 600; seed++) {
            new AgentSimulation(seed).run(500);
        }
    }
}
