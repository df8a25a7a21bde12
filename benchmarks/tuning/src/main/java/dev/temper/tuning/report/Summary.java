package dev.temper.tuning.report;

import dev.temper.tuning.play.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report in Markdown. */
public final class Summary {
    private static final List<Double> COSTS = List.of(5.0, 10.0, 20.0, 40.0);

    private final Results results;
    private final List<String> lines = new ArrayList<>();

    private Summary(Results results) {
        this.results = results;
    }

    /** Lines of Markdown. */
    public static List<String> of(Results results) {
        Summary summary = new Summary(results);
        for (int workers : results.workers()) {
            summary.workers(workers);
        }
        return summary.lines;
    }

    private void workers(int workers) {
        lines.add("## " + workers + " workers");
        lines.add("");
        regret(workers, "all tables", results.tables());
        for (String table : results.tables()) {
            regret(workers, table, List.of(table));
        }
    }

    private void regret(int workers, String title, List<String> tables) {
        lines.add("### " + title);
        lines.add("");
        lines.add("| method | "
                + String.join(
                        " | ",
                        COSTS.stream()
                                .map(cost -> "regret at " + cost.intValue())
                                .toList()) + " | decisions, ms |");
        lines.add("|---|" + "---|".repeat(COSTS.size() + 1));
        for (String method : results.methods()) {
            List<double[]> cpu = results.figures(workers, method, tables, yardstick -> RunRow::cpuMillis);
            if (cpu.isEmpty()) {
                continue;
            }
            StringBuilder line = new StringBuilder("| " + method);
            for (double cost : COSTS) {
                Estimate regret = Bootstrap.mean(results.figures(
                        workers, method, tables, yardstick -> run -> yardstick.regret(run.valueAt(cost))));
                line.append(
                        String.format(Locale.ROOT, " | %.3f [%.3f-%.3f]", regret.value(), regret.low(), regret.high()));
            }
            double[] means = cpu.stream().mapToDouble(Statistics::mean).toArray();
            lines.add(line.append(String.format(Locale.ROOT, " | %.0f |", Statistics.mean(means)))
                    .toString());
        }
        lines.add("");
    }
}
