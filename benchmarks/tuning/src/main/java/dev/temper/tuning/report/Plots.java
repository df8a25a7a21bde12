package dev.temper.tuning.report;

import dev.temper.tuning.report.plot.LinePlot;
import dev.temper.tuning.report.plot.Palette;
import dev.temper.tuning.report.plot.Series;
import java.util.ArrayList;
import java.util.List;

/** Regret over cost, drawn. */
final class Plots {
    private static final double LOWEST = 0.001;
    private static final double LOWEST_OF_MEANS = 0.01;

    private final Settings settings;
    private final int workers;

    Plots(Settings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
    }

    /** The mean over all tables. */
    Block mean() {
        List<String> tables = settings.results().tables();
        String svg = draw(
                workers + " workers: mean regret over " + Text.count(tables.size(), "table"), tables, 1000, 460, true);
        return new Block.Figures(
                List.of(svg),
                "Regret of the best trial trained in full, over cost in full trainings: 0 at a table's best row, 1 at"
                        + " its median row or worse. Bands: 90 % of the bootstrap replicates over seeds.");
    }

    /** A small plot a table. */
    Block tables() {
        List<String> svgs = settings.results().tables().stream()
                .map(table -> draw(table, List.of(table), 350, 220, false))
                .toList();
        return new Block.Figures(svgs, "The same, table by table; colours as above.");
    }

    private String draw(String title, List<String> tables, int width, int height, boolean legend) {
        double[] grid = settings.grid();
        List<Series> series = new ArrayList<>();
        double least = 1;
        for (String method : settings.results().methodsOn(workers, tables)) {
            Series line = series(method, tables, grid, legend);
            series.add(line);
            for (double y : line.ys()) {
                least = Math.min(least, y);
            }
        }
        double low = Math.max(legend ? LOWEST_OF_MEANS : LOWEST, Math.min(0.1, least * 0.8));
        return LinePlot.draw(title, legend ? "cost, full trainings" : "", grid, series, low, 1, width, height, legend);
    }

    private Series series(String method, List<String> tables, double[] grid, boolean bands) {
        double[] ys = new double[grid.length];
        double[] lows = new double[grid.length];
        double[] highs = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            List<double[]> figures = settings.results().figures(workers, method, tables, Figure.regret(grid[i]));
            Estimate estimate = bands ? Bootstrap.mean(figures) : flat(figures);
            ys[i] = estimate.value();
            lows[i] = estimate.low();
            highs[i] = estimate.high();
        }
        boolean own = settings.isOwn(method);
        String colour =
                own ? Palette.OWN : Palette.at(settings.results().methods().indexOf(method));
        return new Series(method, colour, own, ys, lows, highs);
    }

    private static Estimate flat(List<double[]> figures) {
        double mean = Statistics.mean(figures.get(0));
        return new Estimate(mean, mean, mean);
    }
}
