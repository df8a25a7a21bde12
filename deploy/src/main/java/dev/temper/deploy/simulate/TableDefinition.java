package dev.temper.deploy.simulate;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedLadder;
import dev.temper.core.definition.Task;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.space.Space;
import dev.temper.deploy.Failure;
import dev.temper.tuning.table.TableParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An experiment made from a table's own description, for those who have no definition yet. */
final class TableDefinition {
    private static final int TRIALS = 60;
    private static final long FULL_TRAININGS = 20;
    private static final int ETA = 3;
    private static final int NAMED_ETA = 2;
    private static final int LOWEST_SHARE = 27;
    private static final long LEASE_MILLIS = 30_000;

    private TableDefinition() {}

    /**
     * Asynchronous Hyperband over the table's hyperparameters: 60 trials, at most the cost of 20 full trainings, rungs
     * from a twenty-seventh of the epochs on; on tables whose columns are trainings of their own, a task a column.
     */
    static ExperimentDefinition of(CurveTable table, @Nullable String meta, int workers) {
        if (meta == null) {
            throw new Failure(
                    "table " + table.name() + " has no meta.json to make an experiment from: give one with -f");
        }
        return new ExperimentDefinition(
                table.name(),
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(TableParameters.of(table, meta)),
                table.cumulative() ? epochs(table.columns().size()) : tasks(table.columns()),
                new Budget(Math.min(TRIALS, table.rows().size()), FULL_TRAININGS * Ladder.FULL_COST),
                workers,
                new Method(Method.SuggesterKind.QUASI_RANDOM, Method.ScheduleKind.ASYNC_HYPERBAND, 1, 1),
                table.cumulative() ? Resume.CHECKPOINT : Resume.RESTART,
                1,
                LEASE_MILLIS,
                0);
    }

    private static Ladder epochs(int columns) {
        return Ladder.ofEpochs(Math.max(1, (columns + LOWEST_SHARE - 1) / LOWEST_SHARE), columns, ETA);
    }

    /** A task a column; it costs what its name, a share or a limit, is of the last one's. */
    private static Ladder tasks(List<String> columns) {
        List<Task> tasks = new ArrayList<>();
        double full = Double.parseDouble(columns.get(columns.size() - 1));
        for (String column : columns) {
            long cost = Math.round(Double.parseDouble(column) / full * Ladder.FULL_COST);
            tasks.add(new Task(column, 0, cost));
        }
        return new NamedLadder(tasks, NAMED_ETA);
    }
}
