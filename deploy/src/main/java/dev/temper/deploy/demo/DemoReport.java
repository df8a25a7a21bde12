package dev.temper.deploy.demo;

import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.RungView;
import dev.temper.schemas.TrialView;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** What the demo found, in a screen of text. */
final class DemoReport {
    private static final double FULL_COST = 1_000_000;

    private final ExperimentView experiment;
    private final SortedMap<Integer, TrialView> trials;
    private final TrialView byDefault;
    private final DemoExperiment demo;

    /**
     * A report on two complete experiments.
     *
     * @param demo that they belong to
     * @param byDefault the one trial of the default configuration, trained in full
     */
    DemoReport(
            DemoExperiment demo, ExperimentView experiment, SortedMap<Integer, TrialView> trials, TrialView byDefault) {
        this.demo = demo;
        this.experiment = experiment;
        this.trials = trials;
        this.byDefault = byDefault;
    }

    void print(PrintWriter out) {
        configurations(out);
        rungs(out);
        cost(out);
    }

    private void configurations(PrintWriter out) {
        Integer number = experiment.getBestTrial();
        TrialView best = number == null ? null : trials.get(number);
        if (best == null) {
            out.printf("No trial was trained in full: the budget was too small for one.%n%n");
            return;
        }
        out.printf("%-24s %14s %14s%n", "", "trial " + number, "default");
        row(out, "accuracy " + demo.inFull(), value(best), value(byDefault));
        List<ParameterValue> defaults = byDefault.getParameters();
        for (int i = 0; i < best.getParameters().size(); i++) {
            ParameterValue found = best.getParameters().get(i);
            String other = i < defaults.size() ? text(defaults.get(i).getValue()) : "";
            row(out, found.getName(), text(found.getValue()), other);
        }
        out.println();
    }

    private static void row(PrintWriter out, String name, String first, String second) {
        out.printf("%-24s %14s %14s%n", name, first, second);
    }

    private static String value(TrialView trial) {
        Double value = trial.getValue();
        return value == null ? "none" : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }

    static String text(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.4g", number) : value.toString();
    }

    private void rungs(PrintWriter out) {
        out.printf("%-6s %8s %8s %10s %14s%n", "rung", "task", "trials", "went on", "cost");
        for (RungView rung : experiment.getRungs()) {
            out.printf(
                    Locale.ROOT,
                    "%-6s %8s %8d %10s %14.2f%n",
                    rung.getBracket() == 0 ? rung.getRung() : "model",
                    rung.getTask(),
                    rung.getTrials(),
                    rung.getTask().equals(demo.fullTask()) ? "-" : Integer.toString(rung.getPromoted()),
                    rung.getCostMicros() / FULL_COST);
        }
        out.println();
    }

    private void cost(PrintWriter out) {
        double spent = experiment.getCostMicros() / FULL_COST;
        out.printf(
                Locale.ROOT,
                "%d trials cost %.2f full trainings; trained in full they would have cost %d: %.1f times as much.%n",
                experiment.getTrials(),
                spent,
                experiment.getTrials(),
                spent == 0 ? 0 : experiment.getTrials() / spent);
    }
}
