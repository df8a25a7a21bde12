package dev.temper.deploy.simulate;

import dev.temper.core.simulate.table.CurveTable;
import dev.temper.core.simulate.table.CurveTable.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables whose runs were planned at lengths of their own (a learning-rate schedule that ends with the run): a column
 * becomes a twentieth of the run's own length, so that the last column is a full training for every row.
 */
final class OwnLength {
    private static final int PARTS = 20;
    private static final String LENGTH = "epochs";

    private OwnLength() {}

    static CurveTable align(CurveTable table) {
        int cell = table.parameters().indexOf(LENGTH);
        int full = table.columns().size();
        boolean own = table.rows().stream().anyMatch(row -> !row.diverged() && row.length() < full);
        if (cell < 0 || !own) {
            return table;
        }
        List<String> columns = new ArrayList<>();
        for (int part = 1; part <= PARTS; part++) {
            columns.add(Integer.toString(part));
        }
        List<Row> rows =
                table.rows().stream().map(row -> aligned(row, cell, full)).toList();
        return new CurveTable(table.name(), table.parameters(), columns, true, rows);
    }

    private static Row aligned(Row row, int cell, int full) {
        int length = Math.min(full, (int) Double.parseDouble(row.cells().get(cell)));
        return new Row(
                row.id(), row.cells(), parts(row.losses(), length), parts(row.seconds(), length), row.diverged());
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
