package dev.temper.deploy.demo;

import dev.temper.deploy.demo.RecordedRuns.Other;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** What a demo found for which cost, beside what other methods find with the same trainer. */
final class GainReport {
    private static final int COLUMNS = 5;

    /** An accuracy's point: what is nearer can hardly be told from chance on so many letters. */
    private static final double POINT = 0.01;

    private final DemoExperiment demo;
    private final BestOverCost own;
    private final RecordedRuns recorded;

    GainReport(DemoExperiment demo, BestOverCost own, RecordedRuns recorded) {
        this.demo = demo;
        this.own = own;
        this.recorded = recorded;
    }

    void print(PrintWriter out) {
        double most = Math.min(demo.budget(), RecordedRuns.BUDGET);
        row(out, "best in full at a cost of", most, cost -> String.format(Locale.ROOT, "%.2f", cost));
        row(out, "this run", most, cost -> percent(own.at(cost)));
        List<Other> others = new ArrayList<>(RecordedRuns.beside(demo.learns()));
        others.add(0, new Other("others like it", demo.learns() ? RecordedRuns.LEARNT : "temper"));
        for (Other other : others) {
            row(out, other.label(), most, cost -> percent(recorded.median(demo.part(), other.method(), cost)));
        }
        out.printf(
                "All but this run: medians of %d recorded runs each, of the same trainer and a budget of %d (docs/benchmarks.md).%n%n",
                recorded.seeds(), RecordedRuns.BUDGET);
    }

    private static void row(PrintWriter out, String name, double most, DoubleFunction<String> cell) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-26s", name));
        for (int i = 1; i <= COLUMNS; i++) {
            row.append(String.format(Locale.ROOT, "%10s", cell.apply(most * i / COLUMNS)));
        }
        out.println(row);
    }

    /**
     * What it saved to learn.
     *
     * @param name of the demo before this one
     * @param before what that had found for which cost
     */
    void printSaved(String name, BestOverCost before, PrintWriter out) {
        if (before.steps().isEmpty()) {
            return;
        }
        double best = before.steps().get(before.steps().size() - 1).value();
        double goal = best - POINT;
        Double cost = own.costOf(goal);
        double first = Objects.requireNonNull(before.costOf(goal), "its best comes within a point of itself");
        out.printf(
                Locale.ROOT,
                "%s came within a point of its best, %s, after a cost of %.2f. %s, which learnt from it and trained on other letters, %s.%n%n",
                name,
                percent(best),
                first,
                demo.tuned().id(),
                cost == null
                        ? "never had as much"
                        : String.format(Locale.ROOT, "had as much after %.2f: %s", cost, difference(first - cost)));
    }

    private static String difference(double saved) {
        return String.format(Locale.ROOT, "%.2f full trainings %s", Math.abs(saved), saved >= 0 ? "less" : "more");
    }

    private static String percent(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }
}
