package dev.temper.tuning.table;

import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.NamedLadder;
import dev.temper.core.definition.Task;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.CurveTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tasks of a table whose columns are trainings of their own. A task costs what its column takes on the average,
 * beside the full one; a column that is hardly cheaper than the next kept one tells nothing that is worth its cost, and
 * is no task. Of each rung as many go on as the tasks' costs rise, from 2 to 4.
 */
final class TableLadder {
    private static final double MERGE_RATIO = 1.5;
    private static final int LEAST_ETA = 2;
    private static final int MOST_ETA = 4;

    private TableLadder() {}

    static Ladder of(List<String> columns, List<Double> seconds) {
        int last = columns.size() - 1;
        double full = seconds.get(last);
        List<Task> tasks = new ArrayList<>();
        tasks.add(new Task(columns.get(last), 0, Ladder.FULL_COST));
        double kept = full;
        for (int column = last - 1; column >= 0; column--) {
            double cost = seconds.get(column);
            if (cost * MERGE_RATIO <= kept && cost > 0) {
                long micros = Math.max(1, Math.round(cost / full * Ladder.FULL_COST));
                tasks.add(new Task(columns.get(column), 0, micros));
                kept = cost;
            }
        }
        Collections.reverse(tasks);
        double ratio = tasks.size() < 2 ? LEAST_ETA : Math.pow(full / kept, 1.0 / (tasks.size() - 1));
        int eta = (int) Math.max(LEAST_ETA, Math.min(MOST_ETA, Math.round(ratio)));
        return new NamedLadder(tasks, eta);
    }

    /** The table with the columns of these tasks. */
    static CurveTable keep(CurveTable table, Ladder ladder) {
        List<Integer> kept = ladder.tasks().stream()
                .map(task -> table.columns().indexOf(task.name()))
                .toList();
        List<Row> rows = table.rows().stream()
                .map(row -> new Row(
                        row.id(),
                        row.cells(),
                        kept.stream().map(row.losses()::get).toList(),
                        kept.stream().map(row.seconds()::get).toList(),
                        row.diverged()))
                .toList();
        return new CurveTable(
                table.name(),
                table.parameters(),
                ladder.tasks().stream().map(Task::name).toList(),
                table.cumulative(),
                rows);
    }
}
