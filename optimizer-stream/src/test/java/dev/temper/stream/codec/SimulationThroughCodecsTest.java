package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.serde.SerdeSettings;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenario;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated experiments, with faults, whose every event and decision goes through its bytes: no decision differs. */
class SimulationThroughCodecsTest {
    private final AvroSerde serde = new AvroSerde();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bytesChangeNoDecision(long seed) {
        serde.configure(Map.of(SerdeSettings.REGISTRY_URL, "mock://simulation-through-codecs"), false);
        Scenario scenario = Scenarios.faulty(seed);
        Played plain = Simulation.play(scenario);
        String experiment = scenario.definition().id();
        Played through = Simulation.play(scenario, (state, entry) -> step(experiment, state, entry));
        assertThat(through.allDecisions()).isEqualTo(plain.allDecisions()).isNotEmpty();
        assertThat(through.journal()).isEqualTo(plain.journal());
    }

    private Step step(String experiment, ExperimentState state, JournalEntry entry) {
        SpecificRecord event = EventCodec.encode(experiment, entry, "temper.metrics", 0, 0);
        JournalEntry read = EventCodec.decode(throughBytes(event));
        assertThat(read).isEqualTo(entry);
        Step step = ExperimentMachine.step(state, read);
        for (Decision decision : step.decisions()) {
            SpecificRecord record = throughBytes(DecisionCodec.encode(experiment, decision));
            assertThat(DecisionCodec.decode(record)).isEqualTo(decision);
        }
        return step;
    }

    private SpecificRecord throughBytes(SpecificRecord record) {
        return serde.deserializer().deserialize("topic", serde.serializer().serialize("topic", record));
    }
}
