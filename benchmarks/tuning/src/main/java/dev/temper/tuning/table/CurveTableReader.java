package dev.temper.tuning.table;

import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.CurveTable.Row;
import dev.temper.tuning.TuningException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables of learning curves. Columns that are whole numbers at equal distances (1, 2, 3, ...) are epochs of one
 * training; any other columns are trainings of their own. The untrained network is left out: it is column 0, or in
 * LCBench, which counts from it, column 1. A blank is no value: the run diverged, as the column {@code diverged} of the
 * configurations says, and where there is no such column, as every blank means. What is written after it was never
 * reached.
 */
public final class CurveTableReader {
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
        CsvSheet configurations = ParameterNames.in(DerivedColumns.in(files.configurations()));
        if (files.isLong()) {
            return TableCosts.complete(DivergedRuns.ended(LongCurves.read(files, configurations)));
        }
        CsvSheet values = files.values();
        if (values.columns().isEmpty() || values.rows().isEmpty()) {
            throw new TuningException("table " + files.name() + " has no values");
        }
        int skip = skipped(files, values.columns().get(0), untrained);
        List<String> columns = values.columns().subList(skip, values.columns().size());
        Map<String, List<@Nullable Double>> costs = TableCosts.of(files.costs(), values, columns);
        List<@Nullable Double> steps = steps(columns);
        List<Row> rows = new ArrayList<>();
        values.rows().keySet().forEach(id -> {
            List<String> cells = configurations.rows().get(id);
            if (cells == null) {
                throw new TuningException(values.file() + " has a row " + id + " and " + configurations.file()
                        + " has not: add it there");
            }
            List<@Nullable Double> seconds = costs.getOrDefault(id, steps);
            rows.add(new Row(id, cells, losses(values, id, skip), seconds, diverged(configurations, cells)));
        });
        CurveTable table = new CurveTable(files.name(), configurations.columns(), columns, epochs(columns), rows);
        return TableCosts.complete(OwnLength.align(DivergedRuns.ended(TableCosts.cumulative(table))));
    }

    /** How many columns at the start hold the untrained network. */
    private static int skipped(CurveFiles files, String first, boolean untrained) {
        boolean counted = TableMeta.of(files.name(), files.meta()).countsFromUntrained();
        return first.equals("0") || (counted && first.equals("1") && !untrained) ? 1 : 0;
    }

    private static List<@Nullable Double> losses(CsvSheet values, String id, int skip) {
        List<@Nullable Double> losses = new ArrayList<>();
        for (int column = skip; column < values.columns().size(); column++) {
            losses.add(loss(values.number(id, column)));
        }
        return losses;
    }

    /** A value that is not finite is none. */
    static @Nullable Double loss(@Nullable Double value) {
        return value != null && Double.isFinite(value) ? value : null;
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
}
