package dev.temper.core.simulate;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.UnitCube;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trials on the rows of a table. A trial follows the unused row that is nearest to its configuration in the unit cube
 * of the experiment's parameters (squared Euclidean distance, categories apart by 1, ties to the earlier row); rows
 * outside the experiment's bounds are left out. So the suggester's spread over the space is kept, and no row is
 * trained twice.
 */
public final class TableCurves implements Curves {
    private final CurveTable table;
    private final UnitCube space;
    private final List<Parameter> parameters;
    private final List<CurveTable.Row> rows = new ArrayList<>();
    private final List<double[]> points = new ArrayList<>();
    private final List<Configuration> configurations = new ArrayList<>();
    private final boolean[] used;

    /**
     * The rows of a table within the bounds of these parameters.
     *
     * @throws IllegalArgumentException if the table lacks a parameter, or no row is within the bounds
     */
    public TableCurves(CurveTable table, List<Parameter> parameters) {
        this.table = table;
        this.parameters = List.copyOf(parameters);
        this.space = new UnitCube(parameters);
        int[] cells = cellsOf(table, parameters);
        for (CurveTable.Row row : table.rows()) {
            double[] point = pointOf(row, cells);
            if (point != null) {
                rows.add(row);
                points.add(point);
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("No row of table " + table.name()
                    + " is within the experiment's bounds: widen the parameters' ranges");
        }
        used = new boolean[rows.size()];
    }

    private static int[] cellsOf(CurveTable table, List<Parameter> parameters) {
        int[] cells = new int[parameters.size()];
        for (int i = 0; i < cells.length; i++) {
            String name = parameters.get(i).name();
            cells[i] = table.parameters().indexOf(name);
            if (cells[i] < 0) {
                throw new IllegalArgumentException("Parameter " + name + " is not in table " + table.name()
                        + ", which has " + String.join(", ", table.parameters()));
            }
        }
        return cells;
    }

    private double @Nullable [] pointOf(CurveTable.Row row, int[] cells) {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            Parameter parameter = parameters.get(i);
            Value value = TableValue.parse(row.cells().get(cells[i]), parameter);
            if (value == null || !space.axes().get(i).contains(value)) {
                return null;
            }
            settings.add(new Setting(parameter.name(), value));
        }
        configurations.add(new Configuration(settings));
        return space.pointOf(new Configuration(settings));
    }

    /** The configuration of each curve, in the order of the table. */
    public List<Configuration> configurations() {
        return List.copyOf(configurations);
    }

    @Override
    public int take(int trial, Configuration configuration) {
        double[] wanted = space.pointOf(configuration);
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < used.length; row++) {
            double distance = used[row] ? Double.POSITIVE_INFINITY : distance(wanted, points.get(row));
            if (distance < least) {
                least = distance;
                nearest = row;
            }
        }
        if (nearest < 0) {
            throw new IllegalStateException("All " + used.length + " rows of table " + table.name() + " are used");
        }
        used[nearest] = true;
        return nearest;
    }

    private double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double apart = one[i] - other[i];
            if (Double.isNaN(apart)) {
                continue; // Without a value for it, rows are alike in it.
            }
            boolean unordered = parameters.get(i) instanceof Parameter.Categorical;
            sum += unordered ? (apart == 0 ? 0 : 1) : apart * apart;
        }
        return sum;
    }

    @Override
    public double loss(int curve, int column) {
        Double loss = column > rows.get(curve).losses().size()
                ? null
                : rows.get(curve).losses().get(column - 1);
        return loss == null ? Double.NaN : loss;
    }

    @Override
    public double seconds(int curve, int column) {
        double from = table.cumulative() ? until(curve, column - 1) : 0;
        return Math.max(0, until(curve, column) - from);
    }

    /** Seconds from scratch; where they are unknown, as many a column as on the average before. */
    private double until(int curve, int column) {
        List<@Nullable Double> seconds = rows.get(curve).seconds();
        for (int known = column; known > 0; known--) {
            Double value = seconds.get(known - 1);
            if (value != null) {
                return table.cumulative() ? value * column / known : value;
            }
        }
        return table.cumulative() ? column : 1;
    }

    @Override
    public int length(int curve) {
        return rows.get(curve).diverged() ? Integer.MAX_VALUE : rows.get(curve).length();
    }

    @Override
    public int size() {
        return rows.size();
    }

    /** The table's id of a curve's row. */
    public String rowId(int curve) {
        return rows.get(curve).id();
    }

    /** Whether a row was trained, for tests and reports. */
    boolean[] used() {
        return Arrays.copyOf(used, used.length);
    }
}
