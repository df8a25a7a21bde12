package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Regret on each table at a cost: a row a table, a column a method. */
final class TableSection {
    private final ReportSettings settings;
    private final int workers;

    TableSection(ReportSettings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
    }

    ReportBlock at(double cost) {
        BenchResults results = settings.results();
        List<String> methods = results.methods();
        List<String> header = new ArrayList<>(List.of("regret at " + Text.cost(cost)));
        header.addAll(methods);
        List<List<String>> rows = new ArrayList<>();
        for (String table : results.tables()) {
            List<String> row = new ArrayList<>(List.of(table));
            double[] means = methods.stream()
                    .mapToDouble(method -> mean(method, table, cost))
                    .toArray();
            double least = Double.POSITIVE_INFINITY;
            for (double mean : means) {
                least = mean < least ? mean : least;
            }
            for (double mean : means) {
                String text = Double.isNaN(mean) ? "-" : String.format(Locale.ROOT, "%.3f", mean);
                row.add(mean <= least ? "**" + text + "**" : text);
            }
            rows.add(row);
        }
        return ReportBlock.Grid.of(header, rows);
    }

    private double mean(String method, String table, double cost) {
        List<double[]> figures = settings.results().figures(workers, method, List.of(table), Figure.regret(cost));
        return figures.isEmpty() ? Double.NaN : Statistics.mean(figures.get(0));
    }
}
