package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Mean regret of each method at a few costs, over several sets of tables. */
final class RegretSection {
    /** Marks the lowest figure of a column, and those that are tied with it. */
    private static final String FIRST = "†";

    private final ReportSettings settings;
    private final int workers;

    RegretSection(ReportSettings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
    }

    List<ReportBlock> blocks() {
        BenchResults results = settings.results();
        List<String> all = results.tables();
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(3, "Regret at a cost, mean over " + Text.count(all.size(), "table")));
        blocks.add(new ReportBlock.Text("Costs in full trainings. " + Text.INTERVALS + " Marked " + FIRST
                + ": the lowest of its column, or tied with it (an interval of the paired difference, over seeds"
                + " or over tables, has 0 in it)."));
        partly(all, blocks);
        blocks.add(grid(all, Figure::regret));
        differences(all, blocks);
        List<String> measured =
                all.stream().filter(table -> !results.table(table).modelled()).toList();
        List<String> modelled =
                all.stream().filter(table -> results.table(table).modelled()).toList();
        if (!measured.isEmpty() && !modelled.isEmpty()) {
            blocks.add(new ReportBlock.Heading(3, Text.count(measured.size(), "table") + " of measured trainings"));
            blocks.add(grid(measured, Figure::regret));
        }
        if (!modelled.isEmpty()) {
            blocks.add(new ReportBlock.Heading(
                    3, Text.count(modelled.size(), "table") + " from a model, compared with their 1 % quantile"));
            blocks.add(new ReportBlock.Text(
                    "The very best rows of such tables look too good to be true, so here regret is 0 at"
                            + " the 1 % quantile and below."));
            blocks.add(grid(modelled, Figure::percentileRegret));
        }
        return blocks;
    }

    /** Means over different tables can't be compared. */
    private void partly(List<String> all, List<ReportBlock> blocks) {
        List<String> partly = new ArrayList<>(settings.results().methods());
        partly.removeAll(settings.results().methodsOn(workers, all));
        if (!partly.isEmpty()) {
            blocks.add(new ReportBlock.Text(
                    "Not played on all of these tables, and so not in the means: " + String.join(", ", partly) + "."));
        }
    }

    /** What holds on other tables too, one may hope: errors over tables, which few seeds have as well as many. */
    private void differences(List<String> tables, List<ReportBlock> blocks) {
        List<String> others = new ArrayList<>(settings.results().methodsOn(workers, tables));
        if (!others.remove(settings.own()) || others.isEmpty() || tables.size() < 2) {
            return;
        }
        List<String> header = new ArrayList<>(List.of("worse than `" + settings.own() + "` by", "seeds"));
        settings.costs().forEach(cost -> header.add("at " + Text.cost(cost)));
        List<List<String>> rows = new ArrayList<>();
        for (String method : others) {
            List<String> row = new ArrayList<>(List.of(method));
            row.add(Integer.toString(settings.results().seeds(workers, method, tables)));
            settings.costs().forEach(cost -> row.add(difference(method, tables, Figure.regret(cost))));
            rows.add(row);
        }
        blocks.add(new ReportBlock.Text(
                "The paired difference, over the seeds that both have, and its standard error over tables:"));
        blocks.add(ReportBlock.Grid.of(header, rows));
    }

    private String difference(String method, List<String> tables, Figure figure) {
        BenchResults results = settings.results();
        double[] means = Paired.means(
                results.figures(workers, method, tables, figure),
                results.figures(workers, settings.own(), tables, figure));
        return String.format(Locale.ROOT, "%.3f ± %.3f", Statistics.mean(means), Statistics.standardError(means));
    }

    /** A column a cost. */
    interface AtCost {
        Figure at(double cost);
    }

    ReportBlock.Grid grid(List<String> tables, AtCost figure) {
        List<String> methods = settings.results().methodsOn(workers, tables);
        List<String> header = new ArrayList<>(List.of("method"));
        List<List<String>> rows = new ArrayList<>();
        methods.forEach(method -> rows.add(new ArrayList<>(List.of(method))));
        for (double cost : settings.costs()) {
            header.add("at " + Text.cost(cost));
            List<String> column = column(methods, tables, figure.at(cost));
            for (int i = 0; i < methods.size(); i++) {
                rows.get(i).add(column.get(i));
            }
        }
        return new ReportBlock.Grid(
                header, rows, methods.stream().map(settings::isOwn).toList());
    }

    private List<String> column(List<String> methods, List<String> tables, Figure figure) {
        List<List<double[]>> figures = methods.stream()
                .map(method -> settings.results().figures(workers, method, tables, figure))
                .toList();
        List<Estimate> means = figures.stream().map(Bootstrap::mean).toList();
        int best = 0;
        for (int i = 1; i < means.size(); i++) {
            best = means.get(i).value() < means.get(best).value() ? i : best;
        }
        List<String> column = new ArrayList<>();
        for (int i = 0; i < means.size(); i++) {
            boolean first = i == best || Paired.tied(figures.get(i), figures.get(best));
            column.add(Text.of(means.get(i)) + (first ? " " + FIRST : ""));
        }
        return column;
    }
}
