package dev.temper.tuning.report;

import dev.temper.tuning.report.plot.Frame;
import dev.temper.tuning.report.plot.Legend;
import dev.temper.tuning.report.plot.LinePlot;
import dev.temper.tuning.report.plot.Palette;
import dev.temper.tuning.report.plot.Series;
import dev.temper.tuning.report.plot.Stroke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Regret over cost, drawn. */
final class Plots {
    private static final double LOWEST = 0.001;
    private static final double LOWEST_OF_MEANS = 0.01;
    private static final int WIDTH = 1080;
    private static final String FLOOR = " The scale is logarithmic; if it ends at ≤, the lowest line stands for"
            + " everything below it, 0 included.";

    private final ReportSettings settings;
    private final int workers;

    Plots(ReportSettings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
    }

    /** The mean over all tables. */
    ReportBlock mean() {
        List<String> tables = settings.results().tables();
        String svg = draw(
                Text.count(workers, "worker") + ": mean regret over " + Text.count(tables.size(), "table"),
                tables,
                WIDTH,
                460,
                true);
        return new ReportBlock.Figures(
                List.of(svg),
                "Regret of the best trial trained in full, by cost in full trainings: 0 at a table's best row, 1 at"
                        + " its median row or worse. Bands: 90 % of the bootstrap replicates over seeds." + FLOOR);
    }

    /** A small plot a table. */
    ReportBlock tables() {
        List<String> svgs = settings.results().tables().stream()
                .map(table -> draw(table, List.of(table), 350, 220, false))
                .toList();
        List<String> figures = new ArrayList<>();
        figures.add(Legend.strip(strokes(), WIDTH));
        figures.addAll(svgs);
        return new ReportBlock.Figures(figures, "Mean regret over seeds, table by table." + FLOOR);
    }

    /** Of all methods that were played on any table: in the plot of means some are not. */
    private Map<String, Stroke> strokes() {
        Map<String, Stroke> strokes = new LinkedHashMap<>();
        for (String method : settings.results().methods()) {
            boolean drawn = settings.results().tables().stream()
                    .anyMatch(table ->
                            !settings.results().runs(workers, method, table).isEmpty());
            if (drawn) {
                strokes.put(method, stroke(method));
            }
        }
        return strokes;
    }

    private Stroke stroke(String method) {
        return settings.isOwn(method)
                ? Palette.OWN
                : Palette.at(settings.results().methods().indexOf(method));
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
        Frame frame = new Frame(title, "cost, full trainings", "regret, logarithmic", width, height);
        return LinePlot.draw(frame, grid, series, low, 1, legend);
    }

    private Series series(String method, List<String> tables, double[] grid, boolean bands) {
        double[] ys = new double[grid.length];
        double[] lows = new double[grid.length];
        double[] highs = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            List<double[]> figures = settings.results().figures(workers, method, tables, Figure.regret(grid[i]));
            Estimate estimate = bands ? Bootstrap.mean(figures) : flat(figures);
            ys[i] = estimate.value();
            lows[i] = estimate.seeds().low();
            highs[i] = estimate.seeds().high();
        }
        return new Series(method, stroke(method), ys, lows, highs);
    }

    private static Estimate flat(List<double[]> figures) {
        double mean = Statistics.mean(figures.get(0));
        return new Estimate(mean, new Interval(mean, mean), Interval.NONE);
    }
}
