package dev.temper.deploy.simulate;

import dev.temper.core.simulate.table.CurveTable;
import dev.temper.core.simulate.table.CurveTable.Row;
import dev.temper.deploy.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables of learning curves. Columns numbered 1, 2, 3, ... are epochs (0, the untrained network, is left out);
 * any other columns are trainings of their own. A blank is no value: the run diverged, as the column
 * {@code diverged} of the configurations says, and where there is no such column, as every blank means.
 */
public final class CurveTableReader {
    private CurveTableReader() {}

    /** The table of these files. */
    static CurveTable read(CurveFiles files) {
        CsvSheet values = CsvSheet.of(files.name() + " (values)", files.values());
        CsvSheet configurations = CsvSheet.of(files.name() + " (configurations)", files.configurations());
        List<String> costLines = files.costs();
        CsvSheet costs = costLines.isEmpty() ? null : CsvSheet.of(files.name() + " (costs)", costLines);
        int skip = values.columns().get(0).equals("0") ? 1 : 0;
        List<String> columns = values.columns().subList(skip, values.columns().size());
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, List<String>> value : values.rows().entrySet()) {
            List<String> cells = configurations.rows().get(value.getKey());
            if (cells == null) {
                throw new Failure(
                        "table " + files.name() + " has values but no configuration of row " + value.getKey());
            }
            List<@Nullable Double> losses = numbers(value.getValue(), skip);
            List<String> cost = costs == null ? null : costs.rows().get(value.getKey());
            List<@Nullable Double> seconds = cost == null ? steps(columns.size()) : numbers(cost, skip);
            rows.add(new Row(value.getKey(), cells, losses, seconds, diverged(configurations, cells)));
        }
        CurveTable table = new CurveTable(files.name(), configurations.columns(), columns, epochs(columns), rows);
        return OwnLength.align(table);
    }

    private static boolean diverged(CsvSheet configurations, List<String> cells) {
        int column = configurations.columns().indexOf("diverged");
        return column < 0 || !cells.get(column).equals("0");
    }

    private static boolean epochs(List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equals(Integer.toString(i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static List<@Nullable Double> steps(int columns) {
        List<@Nullable Double> steps = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            steps.add((double) column);
        }
        return steps;
    }

    private static List<@Nullable Double> numbers(List<String> cells, int skip) {
        List<@Nullable Double> numbers = new ArrayList<>();
        for (String cell : cells.subList(skip, cells.size())) {
            numbers.add(number(cell));
        }
        return numbers;
    }

    private static @Nullable Double number(String cell) {
        if (cell.isBlank()) {
            return null;
        }
        try {
            double number = Double.parseDouble(cell.strip());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            throw new Failure("a table's value is not a number: " + cell, e);
        }
    }
}
