package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentRows;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentStoreTest {
    private final EngineHarness harness = new EngineHarness(Journals.CONFIG);
    private final ExperimentStore store = new ExperimentStore(harness.store());

    @Test
    void anExperimentThatWasNeverWrittenIsEmpty() {
        assertThat(store.read("nobody")).isEqualTo(ExperimentRows.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void whatIsWrittenIsRead(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        store.write(ExperimentStore.changes(
                Journals.id(played), ExperimentRows.EMPTY, played.last().rows()));
        assertThat(store.read(Journals.id(played))).isEqualTo(played.last().rows());
    }

    @Test
    void experimentsWhoseNamesBeginAlikeDoNotMix() {
        Played one = Simulation.play(Scenarios.faulty(1));
        Played two = Simulation.play(Scenarios.faulty(2));
        store.write(ExperimentStore.changes(
                "digits", ExperimentRows.EMPTY, one.last().rows()));
        store.write(ExperimentStore.changes(
                "digits-2", ExperimentRows.EMPTY, two.last().rows()));
        assertThat(store.read("digits")).isEqualTo(one.last().rows());
        assertThat(store.read("digits-2")).isEqualTo(two.last().rows());
        assertThat(store.read("digit")).isEqualTo(ExperimentRows.EMPTY);
    }

    @Test
    void anEventWritesFewRowsHoweverManyTrialsThereAre() {
        Played played = Simulation.play(Scenarios.large(1, 400, 20));
        List<Integer> rows = new ArrayList<>();
        List<Integer> bytes = new ArrayList<>();
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : played.journal()) {
            Step step = ExperimentMachine.step(state, entry);
            if (step.state().equals(state)) {
                continue; // a repeat writes nothing, and some stretches have more of them than others
            }
            EngineHarness written = new EngineHarness(Journals.CONFIG);
            new ExperimentStore(written.store())
                    .write(ExperimentStore.changes(
                            "large", state.rows(), step.state().rows()));
            rows.add(written.snapshot().size());
            bytes.add(written.snapshot().values().stream()
                    .mapToInt(row -> row.length)
                    .sum());
            state = step.state();
        }
        int half = rows.size() / 2;
        assertThat(average(bytes.subList(half, bytes.size()))).isLessThan(600);
        assertThat(average(rows.subList(half, rows.size())))
                .isLessThan(5)
                .isLessThanOrEqualTo(1.2 * average(rows.subList(0, half)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void aRowThatCannotBeReadIsNamedAndNeverAnEmptyState(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        String id = Journals.id(played);
        store.write(
                ExperimentStore.changes(id, ExperimentRows.EMPTY, played.last().rows()));
        SortedMap<Bytes, byte[]> good = new TreeMap<>(harness.snapshot());
        good.forEach((key, value) -> {
            harness.store().put(key, Arrays.copyOf(value, value.length - 1));
            assertCorrupt(id, RowKey.describe(key));
            harness.store().put(key, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
            assertCorrupt(id, RowKey.describe(key));
            harness.store().put(key, value);
        });
        assertThat(store.read(id)).isEqualTo(played.last().rows());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void aRowThatIsMissingIsNoticed(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        String id = Journals.id(played);
        store.write(
                ExperimentStore.changes(id, ExperimentRows.EMPTY, played.last().rows()));
        for (Bytes key : harness.snapshot().keySet()) {
            char kind = (char) key.get()[id.length() + 1];
            if ("hdtco".indexOf(kind) >= 0) {
                byte[] value = harness.store().delete(key);
                assertThatThrownBy(() -> store.read(id)).isInstanceOf(CorruptRowException.class);
                harness.store().put(key, value);
            }
        }
        assertThat(store.read(id)).isEqualTo(played.last().rows());
    }

    private void assertCorrupt(String id, String row) {
        assertThatThrownBy(() -> store.read(id))
                .isInstanceOf(CorruptRowException.class)
                .hasMessageContaining("row " + row + " of the state store is corrupt");
    }

    private static double average(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }
}
