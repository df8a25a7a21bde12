package dev.temper.tuning.table;

import dev.temper.core.simulate.table.CurveTable;
import dev.temper.core.simulate.table.CurveTable.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts right what tables give as the costs of training. */
final class Costs {
    private Costs() {}

    /** Costs of epochs that were given epoch by epoch (most of them do not rise) are added up. */
    static CurveTable cumulative(CurveTable table) {
        int rises = 0;
        int falls = 0;
        for (Row row : table.rows()) {
            for (int column = 1; column < row.seconds().size(); column++) {
                Double before = row.seconds().get(column - 1);
                Double now = row.seconds().get(column);
                if (before != null && now != null) {
                    rises += now >= before ? 1 : 0;
                    falls += now < before ? 1 : 0;
                }
            }
        }
        if (!table.cumulative() || falls * 4 <= rises) {
            return table;
        }
        return with(table, table.rows().stream().map(Costs::added).toList());
    }

    /** A run that has no cost at all, as it failed at once, is given the mean of the others. */
    static CurveTable complete(CurveTable table) {
        List<@Nullable Double> means = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            means.add(mean(table, column));
        }
        List<Row> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            boolean none = row.seconds().stream().allMatch(seconds -> seconds == null);
            rows.add(none ? new Row(row.id(), row.cells(), row.losses(), means, row.diverged()) : row);
        }
        return with(table, rows);
    }

    private static @Nullable Double mean(CurveTable table, int column) {
        double sum = 0;
        int count = 0;
        for (Row row : table.rows()) {
            Double seconds = column < row.seconds().size() ? row.seconds().get(column) : null;
            if (seconds != null) {
                sum += seconds;
                count++;
            }
        }
        return count == 0 ? null : (Double) (sum / count);
    }

    private static Row added(Row row) {
        List<@Nullable Double> sums = new ArrayList<>();
        double sum = 0;
        for (Double seconds : row.seconds()) {
            sum += seconds == null ? 0 : seconds;
            sums.add(seconds == null ? null : (Double) sum);
        }
        return new Row(row.id(), row.cells(), row.losses(), sums, row.diverged());
    }

    private static CurveTable with(CurveTable table, List<Row> rows) {
        return new CurveTable(table.name(), table.parameters(), table.columns(), table.cumulative(), rows);
    }
}
