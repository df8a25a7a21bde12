package dev.temper.tuning.pareto;

import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.CurveTable.Row;
import dev.temper.core.simulate.TableCurves;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.table.BenchTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Second objectives of a table's rows. */
final class Objectives {
    private Objectives() {}

    /**
     * Seconds that the training takes in full, as a training can tell while it runs: the mean column so far, times the
     * columns. At the end it is what it took.
     */
    static Objective seconds(BenchTable table) {
        TableCurves curves = table.fresh();
        int columns = table.curves().columns().size();
        double[][] values = new double[curves.size()][columns];
        for (int row = 0; row < values.length; row++) {
            double sum = 0;
            for (int column = 1; column <= columns; column++) {
                sum += curves.seconds(row, column);
                values[row][column - 1] = sum / column * columns;
            }
        }
        return new Objective("duration", true, values);
    }

    /** What a column of the configurations says, such as the size of a network: the same in every epoch. */
    static Objective recorded(BenchTable table, String name) {
        return constant(table, name, row -> number(table.curves(), row, name));
    }

    /** Weights of LCBench's networks, which the table does not have but its configurations decide. */
    static Objective weights(BenchTable table) {
        Funnel funnel = Funnel.of(table.curves().name());
        return constant(
                table,
                "weights",
                row -> funnel.weights((int) number(table.curves(), row, "num_layers"), (int)
                        number(table.curves(), row, "max_units")));
    }

    /** Another loss of the same configurations: another measure of the same trainings, or the same one of others. */
    static Objective loss(BenchTable table, String name, CurveTable other) {
        int columns = table.curves().columns().size();
        if (other.columns().size() != columns) {
            throw new TuningException(other.name() + " has " + other.columns().size() + " columns, "
                    + table.curves().name() + " " + columns + ": two losses must be of the same trainings");
        }
        Map<String, Row> rows = new HashMap<>();
        other.rows().forEach(row -> rows.put(row.id(), row));
        double[][] values = table.curves().rows().stream()
                .map(row -> losses(rows.get(row.id()), columns))
                .toArray(double[][]::new);
        return new Objective(name, false, values);
    }

    private static double[] losses(@Nullable Row row, int columns) {
        double[] losses = new double[columns];
        for (int column = 0; column < columns; column++) {
            Double loss = row == null ? null : row.losses().get(column);
            losses[column] = loss == null ? Double.NaN : loss;
        }
        return losses;
    }

    private static Objective constant(BenchTable table, String name, ToDoubleFunction<Row> value) {
        int columns = table.curves().columns().size();
        double[][] values = table.curves().rows().stream()
                .map(row -> {
                    double[] same = new double[columns];
                    Arrays.fill(same, value.applyAsDouble(row));
                    return same;
                })
                .toArray(double[][]::new);
        return new Objective(name, true, values);
    }

    private static double number(CurveTable table, Row row, String name) {
        List<String> columns = table.parameters();
        int column = columns.indexOf(name);
        if (column < 0) {
            throw new TuningException("table " + table.name() + " has no column " + name);
        }
        return Double.parseDouble(row.cells().get(column));
    }
}
