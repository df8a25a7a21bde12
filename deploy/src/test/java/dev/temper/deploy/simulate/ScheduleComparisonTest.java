package dev.temper.deploy.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.TableCurves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.CurveTableReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each schedule costs until it finds a configuration among the best 5 % of a measured table. */
class ScheduleComparisonTest {
    private static final int SEEDS = 15;
    private static final int TRIALS = 150;

    private static final CurveTable DIGITS = CurveTableReader.read(CurveFiles.at("mlp_digits"));

    @Test
    void asynchronousHyperbandFindsAGoodConfigurationForClearlyLessThanFullTraining() {
        long full = medianCost(Method.SuggesterKind.RANDOM, ScheduleKind.FULL);
        long halving = medianCost(Method.SuggesterKind.RANDOM, ScheduleKind.ASYNC_HYPERBAND);
        assertThat(halving).isLessThan(full * 3 / 4);
    }

    private static long medianCost(Method.SuggesterKind suggester, ScheduleKind schedule) {
        double goal = DIGITS.finalLosses().get(DIGITS.finalLosses().size() / 20);
        List<Long> costs = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            ExperimentDefinition definition = definition(suggester, schedule, seed);
            TableRun run = TableSimulation.run(definition, new TableCurves(DIGITS, definition.parameters()), 4);
            Long cost = run.costToReach(goal);
            costs.add(cost == null ? TRIALS * Ladder.FULL_COST : cost);
        }
        costs.sort(Long::compare);
        return costs.get(SEEDS / 2);
    }

    private static ExperimentDefinition definition(Method.SuggesterKind suggester, ScheduleKind schedule, long seed) {
        ExperimentDefinition made =
                TableDefinition.of(DIGITS, CurveFiles.at("mlp_digits").meta(), 4);
        return new ExperimentDefinition(
                made.id(),
                made.metric(),
                made.space(),
                made.ladder(),
                new Budget(TRIALS, null),
                made.parallel(),
                new Method(suggester, schedule, 1, 1),
                made.resume(),
                made.retries(),
                made.leaseMillis(),
                seed);
    }
}
