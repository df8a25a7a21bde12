package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeds go through all schedules; the faults of the simulation put every kind of event into the journal. */
class EngineRestartTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void restartsInTheMiddleChangeNothing(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        Random random = new Random(seed);
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        for (JournalEntry entry : played.journal()) {
            engine.process(Journals.id(played), entry);
            if (random.nextInt(20) == 0) {
                engine.restart();
            }
        }
        assertThat(engine.decisions()).isEqualTo(Journals.expected(played));
        assertThat(restored(engine, played)).isEqualTo(played.last());
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12, 13, 14})
    void anAbortedTransactionLeavesNothingInMemory(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        engine.foldWithAborts(played, new Random(seed));
        assertThat(engine.decisions()).isEqualTo(Journals.expected(played));
        assertThat(restored(engine, played)).isEqualTo(played.last());
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 21, 22})
    void experimentsThatLeaveTheMemoryComeBackAsTheyWere(long seed) {
        Played one = Simulation.play(Scenarios.faulty(seed));
        Played two = Simulation.play(Scenarios.faulty(seed + 100));
        EngineHarness engine = new EngineHarness(Journals.config(Map.of("engine.cache.experiments", "1")));
        int longer = Math.max(one.journal().size(), two.journal().size());
        for (int i = 0; i < longer; i++) {
            for (Played played : List.of(one, two)) {
                if (i < played.journal().size()) {
                    engine.process(Journals.id(played), played.journal().get(i));
                }
            }
        }
        assertThat(restored(engine, one)).isEqualTo(one.last());
        assertThat(restored(engine, two)).isEqualTo(two.last());
        assertThat(engine.decisions()).containsAll(Journals.expected(one)).containsAll(Journals.expected(two));
    }

    private static ExperimentState restored(EngineHarness engine, Played played) {
        return ExperimentState.restore(new ExperimentStore(engine.store()).read(Journals.id(played)));
    }
}
