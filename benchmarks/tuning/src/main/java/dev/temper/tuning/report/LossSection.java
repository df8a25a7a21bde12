package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables that the product's own method loses: means over tables hide them. */
final class LossSection {
    /** Regret that nobody would miss. */
    private static final double LITTLE = 0.005;

    private final ReportSettings settings;
    private final int workers;

    LossSection(ReportSettings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
    }

    List<ReportBlock> blocks() {
        List<List<String>> rows = new ArrayList<>();
        for (String table : settings.results().tables()) {
            for (String method : settings.results().methods()) {
                settings.costs().forEach(cost -> row(table, method, cost, rows));
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        String own = settings.own();
        return List.of(
                new ReportBlock.Heading(3, "Where `" + own + "` loses"),
                new ReportBlock.Text(
                        "Tables on which another method's regret is lower by more than " + LITTLE + " and by more"
                                + " than chance: the interval over seeds of the paired difference lies above 0. One in twenty"
                                + " comparisons between equals would be listed here too."),
                ReportBlock.Grid.of(
                        List.of("table", "lost to", "at", "`" + own + "`", "the other", "difference"), rows));
    }

    private void row(String table, String method, double cost, List<List<String>> rows) {
        List<double[]> own = regrets(table, settings.own(), cost);
        List<double[]> other = regrets(table, method, cost);
        if (own.isEmpty() || other.isEmpty()) {
            return;
        }
        Estimate difference = Paired.difference(own, other);
        if (difference.value() > LITTLE && difference.seeds().low() > 0) {
            rows.add(
                    List.of(table, method, Text.cost(cost), mean(own.get(0)), mean(other.get(0)), Text.of(difference)));
        }
    }

    private List<double[]> regrets(String table, String method, double cost) {
        return settings.results().figures(workers, method, List.of(table), Figure.regret(cost));
    }

    private static String mean(double[] seeds) {
        return String.format(Locale.ROOT, "%.3f", Statistics.mean(seeds));
    }
}
