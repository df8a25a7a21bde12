package dev.temper.deploy.demo;

import dev.temper.deploy.client.ExperimentReader;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows how the demo goes: a line for what is worth one (a trial trained in full, a new best), and how all stands now,
 * rewritten in place on a terminal and printed every few seconds elsewhere.
 */
final class DemoProgress {
    private static final long PLAIN_NANOS = 4_000_000_000L;
    private static final int BAR = 24;

    private final PrintWriter out;
    private final int width;
    private final RecordedRuns recorded;
    private final long started = System.nanoTime();
    private final Set<Integer> told = new HashSet<>();
    private long printed;
    private String shown = "";

    /**
     * Writes to a terminal.
     *
     * @param width its columns; 0 when it is none
     * @param recorded what other methods have found by then
     */
    DemoProgress(PrintWriter out, int width, RecordedRuns recorded) {
        this.out = out;
        this.width = width;
        this.recorded = recorded;
        printed = started;
    }

    /** A step that is done. */
    void step(String text) {
        line(String.format(Locale.ROOT, "%4d s  %s", seconds(), text));
    }

    /** How the experiments stand. */
    void show(DemoExperiment demo, ExperimentReader tuned, ExperimentReader byDefault) {
        ExperimentView view = tuned.experiment();
        if (view == null) {
            return;
        }
        tuned.trials().values().forEach(trial -> tellFull(view, trial));
        String text = text(view, demo)
                + byDefault.trials().values().stream()
                        .map(trial -> "  defaults %s at %d".formatted(percent(trial.getValue()), trial.getEpoch()))
                        .collect(Collectors.joining());
        if (width > 0) {
            text = text.substring(0, Math.min(text.length(), width - 1));
            out.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
            out.flush();
            shown = text;
        } else if (System.nanoTime() - printed > PLAIN_NANOS) {
            line(text);
        }
    }

    private void tellFull(ExperimentView view, TrialView trial) {
        if (trial.getStatus() == TrialStatus.COMPLETED && told.add(trial.getTrial())) {
            boolean best = Integer.valueOf(trial.getTrial()).equals(view.getBestTrial());
            step("trial %d is trained in full: %s%s"
                    .formatted(trial.getTrial(), percent(trial.getValue()), best ? ", the best so far" : ""));
        }
    }

    private String text(ExperimentView view, DemoExperiment demo) {
        double spent = view.getCostMicros() / 1e6;
        double budget = demo.budget();
        int filled = (int) Math.min(BAR, BAR * spent / budget);
        return String.format(
                Locale.ROOT,
                "%4d s  [%s%s] cost %.2f of %.2f  %d trials, %d running  best %s in full (%s)",
                seconds(),
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                spent,
                budget,
                view.getTrials(),
                view.getRunning(),
                percent(view.getBestValue()),
                RecordedRuns.beside(demo.learns()).stream()
                        .map(other ->
                                other.label() + " " + percent(recorded.median(demo.part(), other.method(), spent)))
                        .collect(Collectors.joining(", ")));
    }

    private void line(String text) {
        if (width > 0 && !shown.isEmpty()) {
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
