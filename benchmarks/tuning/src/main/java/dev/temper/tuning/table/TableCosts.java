package dev.temper.tuning.table;

import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.CurveTable.Row;
import dev.temper.tuning.TuningException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts right what tables give as the costs of training. */
final class TableCosts {
    private TableCosts() {}

    /**
     * A table's costs by the row's id, in the columns that its values have.
     *
     * @param sheet null for none: the result is then empty
     */
    static Map<String, List<@Nullable Double>> of(@Nullable CsvSheet sheet, CsvSheet values, List<String> columns) {
        Map<String, List<@Nullable Double>> costs = new HashMap<>();
        if (sheet == null) {
            return costs;
        }
        int[] places = places(sheet, values, columns);
        for (String id : values.rows().keySet()) {
            if (!sheet.rows().containsKey(id)) {
                throw new TuningException(sheet.file() + " has no row " + id + ", which " + values.file()
                        + " has: add what it cost, or leave the file out");
            }
            costs.put(id, row(sheet, id, places));
        }
        return costs;
    }

    private static int[] places(CsvSheet sheet, CsvSheet values, List<String> columns) {
        int[] places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = sheet.columns().indexOf(columns.get(i));
            if (places[i] < 0) {
                throw new TuningException(sheet.file() + " has no column " + columns.get(i) + ", which " + values.file()
                        + " has: give both the same columns");
            }
        }
        return places;
    }

    private static List<@Nullable Double> row(CsvSheet sheet, String id, int[] places) {
        List<@Nullable Double> costs = new ArrayList<>();
        for (int place : places) {
            Double cost = sheet.number(id, place);
            costs.add(checked(
                    cost, CsvSheet.place(sheet.file(), id, sheet.columns().get(place))));
        }
        return costs;
    }

    /** The cost, if it can be one. */
    static @Nullable Double checked(@Nullable Double cost, String place) {
        if (cost != null && !(cost >= 0 && Double.isFinite(cost))) {
            throw new TuningException(place + ": a cost of " + cost + "; costs are finite and at least 0");
        }
        return cost;
    }

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
        return with(table, table.rows().stream().map(TableCosts::added).toList());
    }

    /** A run that has no cost at all, as it failed at once, is given the mean of the others. */
    static CurveTable complete(CurveTable table) {
        List<@Nullable Double> means = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            means.add(mean(table, column));
        }
        Double full = means.get(means.size() - 1);
        if (full != null && !(full > 0)) {
            throw new TuningException("table " + table.name() + ": all costs of a full training are 0; leave the costs"
                    + " out, and an epoch costs one unit");
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
