package dev.temper.tuning.report;

import dev.temper.tuning.play.RunRow;
import java.util.ArrayList;
import java.util.List;

/** Wall-clock, how busy the workers were, and what deciding costs. */
final class TimeSection {
    private static final int TRAININGS = 100;

    private final ReportSettings settings;
    private final int workers;

    TimeSection(ReportSettings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
    }

    List<ReportBlock> blocks() {
        BenchResults results = settings.results();
        List<String> tables = results.tables();
        List<List<String>> rows = new ArrayList<>();
        List<String> methods = results.methodsOn(workers, tables);
        methods.forEach(method -> rows.add(row(method, tables)));
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(3, "Time"));
        blocks.add(
                new ReportBlock.Text(
                        "Wall-clock is virtual time, in units of the mean time of a full training: means over"
                                + " tables and seeds. Until M = " + TRAININGS
                                + " is matched (as above): the geometric mean over tables of the median seed. Decisions: the"
                                + " processor time of a whole run, with all of the optimizer's work (for peers: of their process)."));
        blocks.add(new ReportBlock.Grid(
                List.of(
                        "method",
                        "wall-clock",
                        "workers busy, %",
                        "until M = " + TRAININGS + " is matched",
                        "trials",
                        "trained in full",
                        "decisions, ms",
                        "ms a trial"),
                rows,
                methods.stream().map(settings::isOwn).toList()));
        return blocks;
    }

    private List<String> row(String method, List<String> tables) {
        Figure busy = yardstick ->
                run -> 100 * run.cost() * yardstick.unitSeconds() / Math.max(1e-9, run.seconds() * workers);
        Figure cpuPerTrial = yardstick -> run -> run.cpuMillis() / Math.max(1, run.trials());
        return List.of(
                method,
                Text.brief(mean(method, tables, Figure.time())),
                Text.brief(mean(method, tables, busy)),
                matched(method),
                Text.brief(mean(method, tables, yardstick -> RunRow::trials)),
                Text.brief(mean(method, tables, yardstick -> RunRow::full)),
                Text.brief(mean(method, tables, yardstick -> RunRow::cpuMillis)),
                Text.brief(mean(method, tables, cpuPerTrial)));
    }

    private String matched(String method) {
        List<String> tables = ReachSection.tables(settings.results(), TRAININGS);
        Reach reach = tables.isEmpty()
                ? null
                : Reach.of(settings, workers, method, tables, Figure.timeToReach(TRAININGS), Figure.time());
        return reach == null ? "-" : reach.mark() + Text.brief(reach.estimate());
    }

    private double mean(String method, List<String> tables, Figure figure) {
        return Statistics.mean(settings.results().figures(workers, method, tables, figure).stream()
                .mapToDouble(Statistics::mean)
                .toArray());
    }
}
