package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.simulate.SyntheticCurves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableRun.RungUse;
import dev.temper.core.simulate.TableSimulation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Table 1 of Li et al. 2018, played by the machine: R = 81, eta = 3. */
class HyperbandTableTest {
    private static final Ladder LADDER = Ladder.ofEpochs(1, 81, 3);

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 20})
    void successiveHalvingIsTheFirstBracket(int workers) {
        TableRun run = run(NamedMethod.SUCCESSIVE_HALVING, 81, workers);
        assertThat(arrived(run)).containsExactly(81, 27, 9, 3, 1);
        // 81 x 1 + 27 x 2 + 9 x 6 + 3 x 18 + 1 x 54 epochs, since trials are resumed.
        assertThat(run.busySeconds()).isEqualTo(297);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 20})
    void hyperbandIsAllBracketsTogether(int workers) {
        TableRun run = run(NamedMethod.HYPERBAND, 81 + 34 + 15 + 8 + 5, workers);
        assertThat(arrived(run)).containsExactly(81, 27 + 34, 9 + 11 + 15, 3 + 3 + 5 + 8, 1 + 1 + 1 + 2 + 5);
    }

    private static List<Integer> arrived(TableRun run) {
        return run.rungs().stream().map(RungUse::arrived).toList();
    }

    /** One second an epoch. */
    private static TableRun run(NamedMethod method, int trials, int workers) {
        ExperimentDefinition definition = new ExperimentDefinition(
                "table-1",
                new Metric("loss", Metric.Goal.MINIMIZE),
                Problems.BRANIN_BOX,
                LADDER,
                new Budget(trials, null),
                workers,
                method.on(LADDER),
                Resume.CHECKPOINT,
                1,
                30_000,
                3);
        return TableSimulation.run(definition, new SyntheticCurves(3, LADDER, 81), workers);
    }
}
