package dev.temper.tuning.report;

import dev.temper.tuning.TuningException;
import dev.temper.tuning.play.Bench;
import dev.temper.tuning.play.BenchOptions;
import dev.temper.tuning.play.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the report together. */
public final class BenchReport {
    private final ReportSettings settings;
    private final List<ReportBlock> blocks = new ArrayList<>();

    private BenchReport(ReportSettings settings) {
        this.settings = settings;
    }

    /**
     * Writes {@code summary.md} and {@code report.html} into a folder.
     *
     * @param rows of which those that were asked for are shown, whatever else is there
     */
    public static void write(Path out, BenchOptions options, Bench bench, List<RunRow> rows) {
        List<RunRow> shown =
                rows.stream().filter(row -> options.asks(row.job())).toList();
        BenchResults results = new BenchResults(bench.tables(), shown);
        BenchResults longest = new BenchResults(bench.tables(), LongestRuns.of(rows, options));
        BenchReport report = new BenchReport(new ReportSettings(results, longest, options.budget(), Baselines.OWN));
        List<ReportBlock> blocks = report.build(options, bench.versions(), bench.notes(), shown.size());
        try {
            Files.write(out.resolve("summary.md"), Markdown.of(blocks));
            Files.writeString(out.resolve("report.html"), Page.of(blocks));
        } catch (IOException e) {
            throw new TuningException("cannot write into " + out + ": " + e.getMessage(), e);
        }
    }

    private List<ReportBlock> build(BenchOptions options, Map<String, String> versions, List<String> notes, int runs) {
        BenchResults results = settings.results();
        blocks.add(new ReportBlock.Heading(1, "Tuning benchmark"));
        blocks.add(new ReportBlock.Text(String.format(
                Locale.ROOT,
                "%s of %s on %s of recorded learning curves; %s; budget %s full trainings; variant"
                        + " %s. Methods are played in virtual time with asynchronous workers. Cost is the time"
                        + " trained, divided by the mean time of a full training on the table (what random search pays"
                        + " for a configuration). What counts is the best value among trials trained in full. Regret is"
                        + " 0 at the table's best row. It is 1 at the median of the rows that did not fail, 1 for"
                        + " everything worse, and 1 as long as nothing was trained in full.",
                Text.count(runs, "run"),
                Text.count(results.methods().size(), "method"),
                Text.count(results.tables().size(), "table"),
                options.seeds(),
                Text.cost(options.budget()),
                options.variant())));
        versions.forEach((method, library) ->
                blocks.add(new ReportBlock.Text("`" + method + "` is played by " + library + ".")));
        for (String note : notes) {
            blocks.add(new ReportBlock.Text("Left out: " + note));
        }
        for (int workers : results.workers()) {
            workers(workers);
        }
        tables();
        return blocks;
    }

    private void workers(int workers) {
        blocks.add(new ReportBlock.Heading(2, Text.count(workers, "worker")));
        Plots plots = new Plots(settings, workers);
        blocks.add(plots.mean());
        RegretSection regret = new RegretSection(settings, workers);
        blocks.addAll(regret.blocks());
        blocks.addAll(new ReachSection(settings, workers).blocks());
        blocks.addAll(new TalkSection(settings, workers).blocks());
        blocks.addAll(new TimeSection(settings, workers).blocks());
        blocks.addAll(new LossSection(settings, workers).blocks());
        blocks.add(new ReportBlock.Heading(3, "Table by table"));
        blocks.add(plots.tables());
        for (double cost : settings.costs()) {
            blocks.add(new TableSection(settings, workers).at(cost));
        }
    }

    private void tables() {
        BenchResults results = settings.results();
        List<List<String>> rows = new ArrayList<>();
        for (String table : results.tables()) {
            Yardstick yardstick = results.yardstick(table);
            rows.add(List.of(
                    table,
                    Integer.toString(results.table(table).candidates().size()),
                    String.join(" ", results.table(table).tasks()),
                    Text.brief(yardstick.best()),
                    Text.brief(yardstick.percentile()),
                    Text.brief(yardstick.median()),
                    Text.brief(yardstick.unitSeconds()),
                    results.table(table).modelled() ? "modelled" : "measured"));
        }
        blocks.add(new ReportBlock.Heading(2, "The tables"));
        blocks.add(ReportBlock.Grid.of(
                List.of("table", "rows", "rungs", "best", "1 % quantile", "median", "a full training costs", "curves"),
                rows));
    }
}
