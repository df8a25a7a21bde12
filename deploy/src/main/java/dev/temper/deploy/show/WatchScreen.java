package dev.temper.deploy.show;

import dev.temper.console.text.MissingBest;
import dev.temper.console.text.ParameterText;
import dev.temper.console.text.ShownNumber;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import dev.temper.stream.codec.DefinitionReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A running experiment as lines of text: a whole screen for a terminal, one line for a log. */
public final class WatchScreen {
    private static final int BAR = 24;
    private static final int MOST_RUNNING = 12;
    private static final int MOST_FAILED = 3;

    private WatchScreen() {}

    /** The whole screen, each line cut to the width. */
    public static List<String> lines(ExperimentView view, Collection<TrialView> trials, int width) {
        ExperimentDefinition definition = DefinitionReader.readJson(view.getDefinition());
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s  %s"
                .formatted(
                        view.getExperiment(),
                        ExperimentText.status(view),
                        ShownNumber.span(view.getTime() - view.getCreatedAt())));
        lines.addAll(budget(view, definition.budget()));
        lines.add("best %s  %s"
                .formatted(
                        definition.metric().name(),
                        view.getBestTrial() == null ? "- (%s)".formatted(missing(definition, trials)) : best(view)));
        lines.add("");
        lines.addAll(ExperimentText.rungs(view, trials));
        lines.add("");
        lines.addAll(running(definition, trials));
        List<String> failed = FailureText.lines(trials, MOST_FAILED);
        if (!failed.isEmpty()) {
            lines.add("");
            lines.addAll(failed);
        }
        return lines.stream().map(line -> cut(line, width)).toList();
    }

    /** One line that says how far it is. */
    public static String line(ExperimentView view) {
        return "%s  %s, %d running, cost %s full trainings, best %s"
                .formatted(
                        ShownNumber.time(view.getTime()),
                        ShownNumber.count(view.getTrials(), "trial"),
                        view.getRunning(),
                        ShownNumber.cost(view.getCostMicros()),
                        view.getBestTrial() == null ? "-" : best(view));
    }

    private static String missing(ExperimentDefinition definition, Collection<TrialView> trials) {
        List<String> reasons = MissingBest.reasons(definition, trials);
        return reasons.isEmpty() ? "none trained in full yet" : String.join("; ", reasons);
    }

    private static String best(ExperimentView view) {
        return ShownNumber.value(view.getBestValue()) + " (trial " + view.getBestTrial() + ")";
    }

    private static List<String> budget(ExperimentView view, Budget budget) {
        List<String> lines = new ArrayList<>();
        if (budget.trials() != null) {
            lines.add("trials  %s %d of %d"
                    .formatted(Bar.of(view.getTrials(), budget.trials(), BAR), view.getTrials(), budget.trials()));
        }
        if (budget.costMicros() != null) {
            lines.add("cost    %s %s of %s full trainings"
                    .formatted(
                            Bar.of((double) view.getCostMicros(), (double) budget.costMicros(), BAR),
                            ShownNumber.cost(view.getCostMicros()),
                            ShownNumber.cost(budget.costMicros())));
        } else {
            lines.add("cost    " + ShownNumber.cost(view.getCostMicros()) + " full trainings");
        }
        return lines;
    }

    private static List<String> running(ExperimentDefinition definition, Collection<TrialView> trials) {
        List<TrialView> live = trials.stream()
                .filter(trial -> trial.getStatus() == TrialStatus.RUNNING
                        || trial.getStatus() == TrialStatus.PAUSING
                        || trial.getStatus() == TrialStatus.STOPPING)
                .toList();
        Table table =
                new Table(">trial", "", "epoch", ">" + definition.metric().name(), "status", "where", "parameters");
        for (TrialView trial : live.subList(0, Math.min(MOST_RUNNING, live.size()))) {
            table.row(
                    trial.getTrial(),
                    Bar.of(trial.getEpoch(), trial.getTargetEpoch(), BAR / 2),
                    epochs(definition.ladder(), trial),
                    ShownNumber.value(trial.getValue()),
                    trial.getStatus().name().toLowerCase(Locale.ROOT),
                    ExperimentText.where(trial),
                    ParameterText.line(trial.getParameters()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (live.size() > MOST_RUNNING) {
            lines.add("... and " + (live.size() - MOST_RUNNING) + " more");
        }
        return lines;
    }

    private static String epochs(Ladder ladder, TrialView trial) {
        return ladder.position(trial.getRung(), trial.getEpoch(), trial.getTargetEpoch());
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
    }
}
