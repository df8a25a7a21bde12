package dev.temper.core.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recorded learning curves: one row a configuration, one column a fidelity. Values are to be minimised.
 *
 * @param name of the table
 * @param parameters names of the hyperparameters
 * @param columns names of the fidelities from the cheapest to the full one
 * @param cumulative whether a row is one training that passes the columns (epochs), or each column is a training of
 *     its own (a share of the data, an epoch limit)
 */
public record CurveTable(
        String name, List<String> parameters, List<String> columns, boolean cumulative, List<Row> rows) {
    /** Copies the lists. */
    public CurveTable {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A configuration and its curve.
     *
     * @param id in the table's own words
     * @param cells the hyperparameters as text, in the order of the table's parameters
     * @param losses a value a column; null where there is none
     * @param seconds what a column costs from scratch; null where unknown
     * @param diverged whether the curve ends because the loss was no longer finite; else it just ends
     */
    public record Row(
            String id,
            List<String> cells,
            List<@Nullable Double> losses,
            List<@Nullable Double> seconds,
            boolean diverged) {
        /** Columns up to the last that has a value. */
        public int length() {
            int length = losses.size();
            while (length > 0 && losses.get(length - 1) == null) {
                length--;
            }
            return length;
        }
    }

    /** Losses of the rows that reached the last column, best first. */
    public List<Double> finalLosses() {
        return rows.stream()
                .map(row -> row.losses().get(columns.size() - 1))
                .filter(loss -> loss != null && Double.isFinite(loss))
                .map(loss -> loss == null ? 0.0 : loss)
                .sorted()
                .toList();
    }
}
