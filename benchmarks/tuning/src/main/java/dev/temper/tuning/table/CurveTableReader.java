package dev.temper.tuning.table;

import dev.temper.core.simulate.table.CurveTable;
import dev.temper.core.simulate.table.CurveTable.Row;
import dev.temper.tuning.TuningException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables of learning curves. Columns that are whole numbers at equal distances (1, 2, 3, ...) are epochs of one
 * training; any other columns are trainings of their own. The untrained network is left out: it is column 0, or in
 * LCBench, which counts from it, column 1. A blank is no value: the run diverged, as the column {@code diverged} of the
 * configurations says, and where there is no such column, as every blank means.
 */
public final class CurveTableReader {
    /** How meta files name the source whose first epoch is none. */
    private static final String COUNTS_FROM_UNTRAINED = "LCBench";

    private CurveTableReader() {}

    /**
     * The table of these files, plainly read.
     *
     * @throws TuningException if a file is missing or cannot be read
     */
    public static CurveTable read(CurveFiles files) {
        return read(files, false);
    }

    /**
     * The table of these files.
     *
     * @param untrained whether LCBench's untrained networks count as trained for an epoch
     * @throws TuningException if a file is missing or cannot be read
     */
    public static CurveTable read(CurveFiles files, boolean untrained) {
        CsvSheet configurations = ParameterNames.in(
                DerivedColumns.in(CsvSheet.of(files.name() + " (configurations)", files.configurations())));
        if (files.isLong()) {
            return Costs.complete(LongCurves.read(files, configurations));
        }
        CsvSheet values = CsvSheet.of(files.name() + " (values)", files.values());
        if (values.columns().isEmpty() || values.rows().isEmpty()) {
            throw new TuningException("table " + files.name() + " has no values");
        }
        List<String> costLines = files.costs();
        CsvSheet costs = costLines.isEmpty() ? null : CsvSheet.of(files.name() + " (costs)", costLines);
        int skip = skipped(files.meta(), values.columns().get(0), untrained);
        List<String> columns = values.columns().subList(skip, values.columns().size());
        List<@Nullable Double> steps = steps(columns);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, List<String>> value : values.rows().entrySet()) {
            List<String> cells = configurations.rows().get(value.getKey());
            if (cells == null) {
                throw new TuningException(
                        "table " + files.name() + " has values but no configuration of row " + value.getKey());
            }
            List<@Nullable Double> losses = numbers(value.getValue(), skip);
            List<String> cost = costs == null ? null : costs.rows().get(value.getKey());
            List<@Nullable Double> seconds = cost == null ? steps : numbers(cost, skip);
            rows.add(new Row(value.getKey(), cells, losses, seconds, diverged(configurations, cells)));
        }
        CurveTable table = new CurveTable(files.name(), configurations.columns(), columns, epochs(columns), rows);
        return Costs.complete(OwnLength.align(Costs.cumulative(table)));
    }

    /** How many columns at the start hold the untrained network. */
    private static int skipped(@Nullable String meta, String first, boolean untrained) {
        boolean counted = meta != null && meta.contains(COUNTS_FROM_UNTRAINED) && first.equals("1") && !untrained;
        return first.equals("0") || counted ? 1 : 0;
    }

    private static boolean diverged(CsvSheet configurations, List<String> cells) {
        int column = configurations.columns().indexOf("diverged");
        return column < 0 || !cells.get(column).equals("0");
    }

    /** Whether one training passes the columns. */
    private static boolean epochs(List<String> columns) {
        try {
            long first = Long.parseLong(columns.get(0));
            long step = columns.size() < 2 ? 1 : Long.parseLong(columns.get(1)) - first;
            for (int i = 0; i < columns.size(); i++) {
                if (Long.parseLong(columns.get(i)) != first + i * step) {
                    return false;
                }
            }
            return step > 0 && first > 0;
        } catch (NumberFormatException notWhole) {
            return false;
        }
    }

    /** What columns cost where nothing says it: what their names say, such as epochs or a share of the data. */
    private static List<@Nullable Double> steps(List<String> columns) {
        List<@Nullable Double> named = new ArrayList<>();
        List<@Nullable Double> counted = new ArrayList<>();
        double last = 0;
        for (String column : columns) {
            Double step = TableColumn.number(column);
            if (step != null && Double.isFinite(step) && step > last) {
                named.add(step);
                last = step;
            }
            counted.add(counted.size() + 1.0);
        }
        return named.size() == counted.size() && !epochs(columns) ? named : counted;
    }

    private static List<@Nullable Double> numbers(List<String> cells, int skip) {
        List<@Nullable Double> numbers = new ArrayList<>();
        for (String cell : cells.subList(Math.min(skip, cells.size()), cells.size())) {
            numbers.add(number(cell));
        }
        return numbers;
    }

    /** A cell's number; null for none, be it blank or not finite. */
    static @Nullable Double number(String cell) {
        if (cell.isBlank()) {
            return null;
        }
        try {
            double number = Double.parseDouble(cell.strip());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            throw new TuningException("a table's value is not a number: " + cell, e);
        }
    }
}
