package dev.temper.tuning.table;

import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Task;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.CurveTable.Row;
import dev.temper.core.simulate.TableCurves;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import dev.temper.tuning.TuningException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table as the benchmark plays it.
 *
 * @param name of the table, with the folders that it lies in
 * @param curves one row a configuration: of repeated configurations the first
 * @param candidates the rows' configurations, in order
 * @param unitSeconds what a training in full costs on the average over the rows, failed ones up to their failure: what
 *     random search pays for a configuration, and the unit of all costs in the report
 * @param modelled whether the curves come from a model and not from trainings
 */
public record BenchTable(
        String name,
        CurveTable curves,
        List<Parameter> parameters,
        List<Configuration> candidates,
        Ladder ladder,
        double unitSeconds,
        boolean modelled) {
    private static final int ETA = 3;

    /** Copies the lists. */
    public BenchTable {
        parameters = List.copyOf(parameters);
        candidates = List.copyOf(candidates);
    }

    /**
     * Reads a table.
     *
     * @throws TuningException if it cannot be used, in one sentence
     */
    public static BenchTable read(String name, CurveFiles files, TableReading reading) {
        CurveTable read = CurveTableReader.read(files, reading == TableReading.UNTRAINED);
        String meta = files.meta();
        if (read.finalLosses().isEmpty()) {
            throw new TuningException("no row of table " + name + " has a value at the last column, "
                    + read.columns().get(read.columns().size() - 1));
        }
        List<Parameter> parameters = TableParameters.of(read, meta);
        CurveTable table = distinct(read, parameters);
        if (reading == TableReading.SHUFFLED) {
            table = ShuffledCurves.of(table);
        }
        Ladder ladder;
        if (table.cumulative()) {
            ladder = Ladder.ofEpochs(1, table.columns().size(), ETA);
        } else {
            ladder = TableLadder.of(table.columns(), meanSeconds(new TableCurves(table, parameters), table));
            table = TableLadder.keep(table, ladder);
        }
        TableCurves curves = new TableCurves(table, parameters);
        int full = table.columns().size();
        double unit = unit(curves, table.cumulative() ? 1 : full, full);
        boolean modelled = TableMeta.of(read.name(), meta).modelled();
        return new BenchTable(name, table, parameters, curves.configurations(), ladder, unit, modelled);
    }

    /** Losses of all rows in full, best first; rows that failed come last, as infinite. */
    public List<Double> finals() {
        List<Double> finals = new ArrayList<>(curves.finalLosses());
        while (finals.size() < curves.rows().size()) {
            finals.add(Double.POSITIVE_INFINITY);
        }
        return finals;
    }

    /** Curves that nobody has taken yet. */
    public TableCurves fresh() {
        return new TableCurves(curves, parameters);
    }

    private static CurveTable distinct(CurveTable table, List<Parameter> parameters) {
        List<Integer> columns = parameters.stream()
                .map(parameter -> table.parameters().indexOf(parameter.name()))
                .toList();
        Set<List<String>> seen = new LinkedHashSet<>();
        List<Row> rows = table.rows().stream()
                .filter(row -> seen.add(columns.stream().map(row.cells()::get).toList()))
                .toList();
        return new CurveTable(table.name(), table.parameters(), table.columns(), table.cumulative(), rows);
    }

    private static List<Double> meanSeconds(TableCurves curves, CurveTable table) {
        List<Double> means = new ArrayList<>();
        for (int column = 1; column <= table.columns().size(); column++) {
            means.add(unit(curves, column, column));
        }
        return means;
    }

    private static double unit(TableCurves curves, int from, int to) {
        double sum = 0;
        for (int row = 0; row < curves.size(); row++) {
            for (int column = from; column <= to; column++) {
                sum += curves.seconds(row, column);
                if (!Double.isFinite(curves.loss(row, column)) || column >= curves.length(row)) {
                    break;
                }
            }
        }
        return sum / curves.size();
    }

    /** Names of the tasks, for those who read the report. */
    public List<String> tasks() {
        return ladder.tasks().stream().map(Task::name).toList();
    }
}
