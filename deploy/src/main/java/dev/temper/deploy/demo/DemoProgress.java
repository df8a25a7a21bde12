package dev.temper.deploy.demo;

import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows how the demo goes: a line for what is worth one (a trial trained in full, a new best), and how all stands now,
 * rewritten in place on a terminal and printed every few seconds elsewhere.
 */
final class DemoProgress {
    private static final long PLAIN_NANOS = 4_000_000_000L;
    private static final int BAR = 24;

    private final PrintWriter out;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private final Set<Integer> told = new HashSet<>();
    private long printed;
    private String shown = "";

    DemoProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        printed = started;
    }

    /** A step that is done. */
    void step(String text) {
        line(String.format(Locale.ROOT, "%4d s  %s", seconds(), text));
    }

    /** How an experiment stands. */
    void show(ExperimentView view, SortedMap<Integer, TrialView> trials, double budget, @Nullable TrialView byDefault) {
        trials.values().forEach(trial -> tellFull(view, trial));
        String text = text(view, trials, budget, byDefault);
        if (terminal) {
            out.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
            out.flush();
            shown = text;
        } else if (System.nanoTime() - printed > PLAIN_NANOS) {
            line(text);
        }
    }

    private void tellFull(ExperimentView view, TrialView trial) {
        boolean full = trial.getStatus() == dev.temper.schemas.TrialStatus.COMPLETED;
        if (full && told.add(trial.getTrial())) {
            boolean best = Integer.valueOf(trial.getTrial()).equals(view.getBestTrial());
            step("trial %d is trained in full: %s%s"
                    .formatted(trial.getTrial(), percent(trial.getValue()), best ? ", the best so far" : ""));
        }
    }

    private String text(
            ExperimentView view, SortedMap<Integer, TrialView> trials, double budget, @Nullable TrialView byDefault) {
        double spent = view.getCostMicros() / 1e6;
        int filled = (int) Math.min(BAR, BAR * spent / budget);
        @Nullable
        Double leading = trials.values().stream()
                .map(TrialView::getBestValue)
                .filter(value -> value != null)
                .reduce(null, (a, b) -> a == null || b > a ? b : a);
        return String.format(
                Locale.ROOT,
                "%4d s  [%s%s] cost %.2f of %.2f  %d trials, %d running, %d resting  best %s%s",
                seconds(),
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                spent,
                budget,
                view.getTrials(),
                view.getRunning(),
                view.getPaused(),
                percent(leading),
                byDefault == null ? "" : "  default " + percent(byDefault.getValue()) + " at " + byDefault.getEpoch());
    }

    private void line(String text) {
        if (terminal && !shown.isEmpty()) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
            shown = "";
        }
        out.println(text);
        out.flush();
        printed = System.nanoTime();
    }

    private long seconds() {
        return (System.nanoTime() - started) / 1_000_000_000L;
    }

    private static String percent(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }
}
