package dev.temper.deploy.simulate;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Task;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableRun.Progress;
import dev.temper.core.simulate.TableRun.RungUse;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a plan to people: the schedule's shape, what it costs, what it finds. */
final class PlanText {
    private final SimulationPlan plan;
    private final PrintWriter out;

    PlanText(SimulationPlan plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
    }

    void print() {
        header();
        if (plan.runs().size() == 1) {
            one(plan.runs().get(0));
        } else {
            many();
        }
        out.flush();
    }

    private void header() {
        ExperimentDefinition definition = plan.definition();
        String rungs = definition.ladder().tasks().stream().map(Task::name).collect(Collectors.joining(" "));
        line("curves   %s", curves());
        line("method   %s; eta %d, rungs %s", method(), definition.ladder().eta(), rungs);
        metrics();
        line(
                "budget   %s; %d workers, at most %d trials at a time",
                budget(), plan.runs().get(0).workers(), definition.parallel());
    }

    private String method() {
        String name = plan.methodName();
        Method method = plan.definition().method();
        return (name == null ? "" : name + ": ")
                + SimulationPlan.dashed(method.schedule()) + ", " + SimulationPlan.dashed(method.suggester())
                + (method.hasModel() ? ", model " + SimulationPlan.dashed(method.model()) : "");
    }

    private void metrics() {
        List<String> others = plan.definition().metrics().besideTheFirst();
        if (!others.isEmpty()) {
            line(
                    "metrics  %s alone: curves have no other, so %s %s left out",
                    plan.definition().metric().name(), String.join(" and ", others), others.size() == 1 ? "is" : "are");
        }
    }

    private String curves() {
        List<Double> finals = plan.finals();
        if (plan.table() == null) {
            return "made up: the plan's shape is real, the losses are not";
        }
        return finals.isEmpty()
                ? plan.table()
                : plan.table() + ": " + plan.usable() + " configurations within bounds, " + finals.size()
                        + " full trainings, best loss " + number(finals.get(0)) + ", median "
                        + number(finals.get(finals.size() / 2));
    }

    private String budget() {
        Integer trials = plan.definition().budget().trials();
        Long cost = plan.definition().budget().costMicros();
        String ofTrials = trials == null ? "" : trials + " trials";
        String ofCost = cost == null ? "" : "cost " + trainings(cost) + " full trainings";
        return ofTrials + (trials != null && cost != null ? ", " : "") + ofCost;
    }

    private void one(TableRun run) {
        line("");
        line("%8s %8s %8s %10s", "rung", "trials", "arrived", "cost");
        for (RungUse rung : run.rungs()) {
            line("%8s %8d %8d %10s", rung.task(), rung.trials(), rung.arrived(), trainings(rung.costMicros()));
        }
        line("");
        line("best     %s", best(run.best()));
        double share = 100.0 * run.costMicros() / (run.trials() * (double) Ladder.FULL_COST);
        line(
                "cost     %s full trainings: %.0f %% of what the %d trials would have cost in full",
                trainings(run.costMicros()), share, run.trials());
        line("time     %s, workers %.0f %% busy", duration(run.seconds()), 100 * run.utilisation());
        line(
                "end      %s after %d decisions",
                SimulationPlan.dashed(run.end()), run.decisions().size());
        line("");
        line("workers at each rung over time (the darker, the more of them)");
        Occupancy.lines(run).forEach(line -> line("%s", line));
        anytime(run);
    }

    private void anytime(TableRun run) {
        if (run.anytime().isEmpty()) {
            return;
        }
        line("");
        line("%10s %12s %12s", "cost", "time", "best loss");
        for (Progress point : run.anytime()) {
            line("%10s %12s %12s", trainings(point.costMicros()), duration(point.seconds()), number(point.loss()));
        }
    }

    private void many() {
        line("");
        line("%8s %8s %10s %12s %8s   %s", "seed", "trials", "cost", "time", "busy", "best");
        for (int i = 0; i < plan.runs().size(); i++) {
            TableRun run = plan.runs().get(i);
            line(
                    "%8d %8d %10s %12s %6.0f %%   %s",
                    plan.seed(i),
                    run.trials(),
                    trainings(run.costMicros()),
                    duration(run.seconds()),
                    100 * run.utilisation(),
                    best(run.best()));
        }
        List<Double> losses = plan.runs().stream()
                .map(run -> run.best() == null
                        ? Double.POSITIVE_INFINITY
                        : run.best().loss())
                .sorted()
                .toList();
        line("");
        line("median of the best losses: %s", number(losses.get(losses.size() / 2)));
    }

    private String best(TableRun.@Nullable Best best) {
        if (best == null) {
            return "no trial was trained in full";
        }
        String rank = plan.finals().isEmpty() ? "" : ", rank " + plan.rankInTable(best.loss()) + " of the table";
        return "loss " + number(best.loss()) + " (trial " + best.trial() + rank + ")";
    }

    private static String trainings(long micros) {
        return String.format(Locale.ROOT, "%.2f", micros / (double) Ladder.FULL_COST);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String duration(double seconds) {
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 100
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }

    private void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format, arguments);
        out.println();
    }
}
