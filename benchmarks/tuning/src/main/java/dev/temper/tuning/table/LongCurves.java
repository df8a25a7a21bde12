package dev.temper.tuning.table;

import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.CurveTable.Row;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.csv.CsvRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Curves with a line an observation: id, step, perhaps a cost ({@code seconds}, {@code cost} or {@code examples}), the
 * value {@code val}. Runs have lengths of their own; a column of the table is a twentieth of the run's own length,
 * filled with the first observation that was made at or after it, at that observation's cost: nothing is known
 * before it was measured.
 */
final class LongCurves {
    private static final List<String> COSTS = List.of("seconds", "cost", "examples");

    private final CurveFiles files;
    private final List<String> header;
    private final int value;
    private final int cost;
    private final Map<String, List<double[]>> runs = new LinkedHashMap<>();

    private LongCurves(CurveFiles files, List<String> header) {
        this.files = files;
        this.header = header;
        this.value = header.indexOf("val");
        int found = COSTS.stream()
                .mapToInt(header::indexOf)
                .filter(column -> column > 0)
                .findFirst()
                .orElse(1);
        this.cost = found;
        if (value < 2) {
            throw new TuningException(
                    "table " + files.name() + ": its long curves need columns id, step and val, and have " + header);
        }
    }

    static CurveTable read(CurveFiles files, CsvSheet configurations) {
        List<CsvRow> rows = files.observations();
        List<String> header = rows.isEmpty() ? List.of() : rows.get(0).cells();
        LongCurves curves = new LongCurves(files, header);
        rows.subList(1, rows.size()).forEach(curves::add);
        return curves.table(configurations);
    }

    private void add(CsvRow row) {
        CsvSheet.requireWidth(files.observationsFile(), row, header.size());
        Double seen = CurveTableReader.loss(number(row, value));
        Double step = number(row, 1);
        Double spent = TableCosts.checked(number(row, cost), place(row, cost));
        if (step != null && spent != null) {
            double[] observation = {step, spent, seen == null ? Double.NaN : seen};
            runs.computeIfAbsent(row.cells().get(0), id -> new ArrayList<>()).add(observation);
        }
    }

    private @Nullable Double number(CsvRow row, int column) {
        return CsvSheet.number(row.cells().get(column), place(row, column));
    }

    private String place(CsvRow row, int column) {
        String line = files.observationsFile() + " line " + row.line();
        return CsvSheet.place(line, row.cells().get(0), header.get(column));
    }

    private CurveTable table(CsvSheet configurations) {
        int length = configurations.columns().indexOf("total_model_steps");
        List<Row> rows = new ArrayList<>();
        configurations.rows().forEach((id, cells) -> {
            List<double[]> run = runs.getOrDefault(id, List.of());
            Double planned = length < 0 ? null : configurations.number(id, length);
            double last = run.isEmpty() ? 0 : run.get(run.size() - 1)[0];
            rows.add(row(id, cells, run, planned == null ? last : planned));
        });
        return new CurveTable(files.name(), configurations.columns(), OwnLength.columns(), true, rows);
    }

    private static Row row(String id, List<String> cells, List<double[]> run, double length) {
        List<@Nullable Double> losses = new ArrayList<>();
        List<@Nullable Double> costs = new ArrayList<>();
        for (int part = 1; part <= OwnLength.PARTS; part++) {
            double from = length * part / OwnLength.PARTS;
            double[] first = run.stream()
                    .filter(observation -> observation[0] >= from)
                    .findFirst()
                    .orElse(null);
            losses.add(first == null || Double.isNaN(first[2]) ? null : (Double) first[2]);
            costs.add(first == null ? null : (Double) first[1]);
        }
        return new Row(id, cells, losses, costs, losses.get(losses.size() - 1) == null);
    }
}
