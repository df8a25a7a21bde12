package dev.temper.tuning.table;

import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.CurveTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trainings end at their first blank, as the machine ends them there: a value after it can be reached by no run, and
 * counted among the table's values it would be a best that nobody finds. Trainings of their own have no before.
 */
final class DivergedRuns {
    private DivergedRuns() {}

    static CurveTable ended(CurveTable table) {
        if (!table.cumulative()) {
            return table;
        }
        List<Row> rows = table.rows().stream().map(DivergedRuns::ended).toList();
        return new CurveTable(table.name(), table.parameters(), table.columns(), true, rows);
    }

    private static Row ended(Row row) {
        int end = row.losses().indexOf(null);
        if (end < 0 || end >= row.length()) {
            return row;
        }
        List<@Nullable Double> losses = new ArrayList<>(row.losses().subList(0, end));
        losses.addAll(Collections.nCopies(row.losses().size() - end, null));
        return new Row(row.id(), row.cells(), losses, row.seconds(), true);
    }
}
