package dev.temper.tuning.table;

import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.CurveTable.Row;
import dev.temper.tuning.TuningException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables whose runs were planned at lengths of their own (a learning-rate schedule that ends with the run): a column
 * becomes a twentieth of the run's own length, so that the last column is a full training for every row. The length
 * is the configuration's {@code epochs}; where there are none, how far the run got.
 */
final class OwnLength {
    /** Columns of a table of which each row has a length of its own. */
    static final int PARTS = 20;

    private static final String LENGTH = "epochs";

    private OwnLength() {}

    static CurveTable align(CurveTable table) {
        int cell = table.parameters().indexOf(LENGTH);
        int full = table.columns().size();
        boolean own = table.rows().stream().anyMatch(row -> !row.diverged() && row.length() < full);
        if (!own || !table.cumulative()) {
            return table;
        }
        List<Row> rows =
                table.rows().stream().map(row -> aligned(row, cell, full)).toList();
        return new CurveTable(table.name(), table.parameters(), columns(), true, rows);
    }

    /** Names of the parts. */
    static List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int part = 1; part <= PARTS; part++) {
            columns.add(Integer.toString(part));
        }
        return columns;
    }

    private static Row aligned(Row row, int cell, int full) {
        int length = Math.max(1, Math.min(full, length(row, cell, full)));
        return new Row(
                row.id(), row.cells(), parts(row.losses(), length), parts(row.seconds(), length), row.diverged());
    }

    private static int length(Row row, int cell, int full) {
        if (cell >= 0) {
            String place = CsvSheet.place("configurations", row.id(), LENGTH);
            Double epochs = CsvSheet.number(row.cells().get(cell), place);
            if (epochs == null) {
                throw new TuningException(place + ": fill in how many epochs the run was planned for");
            }
            return epochs.intValue();
        }
        return row.diverged() ? full : row.length();
    }

    private static List<@Nullable Double> parts(List<@Nullable Double> epochs, int length) {
        List<@Nullable Double> parts = new ArrayList<>();
        for (int part = 1; part <= PARTS; part++) {
            int epoch = Math.max(1, Math.floorDiv(part * length, PARTS));
            parts.add(epochs.get(epoch - 1));
        }
        return parts;
    }
}
