package dev.temper.tuning.table;

import dev.temper.core.simulate.CurveTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column of a table's configurations. */
final class TableColumn {
    private final String name;
    private final List<String> cells;
    private final List<Double> numbers = new ArrayList<>();

    TableColumn(CurveTable table, String name) {
        this.name = name;
        int column = table.parameters().indexOf(name);
        this.cells = table.rows().stream().map(row -> row.cells().get(column)).toList();
        for (String cell : cells) {
            Double number = number(cell);
            if (number != null) {
                numbers.add(number);
            }
        }
    }

    /** The number that a text is; null if it is none. */
    static @Nullable Double number(String cell) {
        try {
            return Double.valueOf(cell);
        } catch (NumberFormatException text) {
            return null;
        }
    }

    String name() {
        return name;
    }

    List<String> cells() {
        return cells;
    }

    List<Double> numbers() {
        return numbers;
    }

    /** The first row without a value, -1 if there is none: in a column of numbers {@code nan} is none either. */
    int firstBlank() {
        boolean numbers = cells.stream().allMatch(cell -> CsvSheet.isMissing(cell) || number(cell) != null);
        for (int row = 0; row < cells.size(); row++) {
            String cell = cells.get(row);
            if (cell.isBlank() || (numbers && CsvSheet.isMissing(cell))) {
                return row;
            }
        }
        return -1;
    }

    boolean numeric() {
        return numbers.size() == cells.size() && numbers.stream().allMatch(Double::isFinite);
    }

    boolean whole() {
        return numbers.stream().allMatch(number -> number == Math.rint(number));
    }

    double min() {
        return numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    double max() {
        return numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
