package dev.temper.deploy.show;

import dev.temper.console.text.MissingBest;
import dev.temper.console.text.ParameterText;
import dev.temper.console.text.ShownNumber;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.RungView;
import dev.temper.schemas.TrialView;
import dev.temper.stream.codec.DefinitionReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An experiment in lines of text. */
public final class ExperimentText {
    private static final String SET_ASIDE = "; it is set aside, since to find what it would start next takes more work"
            + " than one event may: `temper experiment resume` lets it try again, `temper experiment archive` ends it";

    private ExperimentText() {}

    /** One line: status, trials, cost, decisions. */
    public static String summary(ExperimentView view) {
        return "%s: %s, %s (%d running, %d paused or waiting, %d completed, %d stopped, %d failed), cost %s full trainings, %s%s"
                .formatted(
                        view.getExperiment(),
                        status(view),
                        ShownNumber.count(view.getTrials(), "trial"),
                        view.getRunning(),
                        view.getPaused(),
                        view.getCompleted(),
                        view.getStopped(),
                        view.getFailed(),
                        ShownNumber.cost(view.getCostMicros()),
                        ShownNumber.count(view.getDecisions(), "decision"),
                        view.getStatus() == ExperimentStatus.QUARANTINED ? SET_ASIDE : "");
    }

    /** The status in lower case. */
    public static String status(ExperimentView view) {
        return view.getStatus().name().toLowerCase(Locale.ROOT);
    }

    /** Trials, promotions and cost of each rung; the hours of GPUs where they were reported. */
    public static List<String> rungs(ExperimentView view, Collection<TrialView> trials) {
        GpuHours hours = GpuHours.of(trials);
        boolean brackets = view.getRungs().stream().anyMatch(rung -> rung.getBracket() > 0);
        Ladder ladder = DefinitionReader.readJson(view.getDefinition()).ladder();
        Table table = new Table(brackets ? "bracket" : "", "rung", ">trials", ">went on", ">cost", hours.title());
        for (RungView rung : view.getRungs()) {
            table.row(
                    brackets ? rung.getBracket() : "",
                    ladder.label(rung.getTask()),
                    rung.getTrials(),
                    rung.getPromoted(),
                    ShownNumber.cost(rung.getCostMicros()),
                    hours.at(rung.getBracket(), rung.getRung()));
        }
        return table.lines();
    }

    /** The best trial trained in full, with its parameters; or why there is none. */
    public static List<String> best(ExperimentView view, Map<Integer, TrialView> trials) {
        ExperimentDefinition definition = DefinitionReader.readJson(view.getDefinition());
        Integer best = view.getBestTrial();
        TrialView trial = best == null ? null : trials.get(best);
        if (trial == null) {
            List<String> reasons = MissingBest.reasons(definition, trials.values());
            return List.of(
                    reasons.isEmpty()
                            ? "no trial has been trained in full yet"
                            : "no best trial: " + String.join("; ", reasons));
        }
        List<String> lines = new ArrayList<>();
        lines.add("%s %s, trial %d"
                .formatted(definition.metric().name(), ShownNumber.value(view.getBestValue()), trial.getTrial()));
        Table table = new Table("parameter", "value");
        trial.getParameters().forEach(parameter -> table.row(parameter.getName(), ParameterText.value(parameter)));
        table.lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    /** The Pareto set of an experiment with several objectives: each trial with what it reached; else nothing. */
    public static List<String> pareto(ExperimentView view, Map<Integer, TrialView> trials) {
        List<Metric> objectives =
                DefinitionReader.readJson(view.getDefinition()).metrics().objectives();
        if (objectives.size() == 1 || view.getParetoTrials().isEmpty()) {
            return List.of();
        }
        List<String> header = new ArrayList<>(List.of(">trial"));
        objectives.forEach(metric -> header.add(">" + metric.name()));
        header.add("parameters");
        Table table = new Table(header.toArray(String[]::new));
        for (int number : view.getParetoTrials()) {
            TrialView trial = trials.get(number);
            List<Object> row = new ArrayList<>(List.of(number));
            List<Double> reached = trial == null ? List.of() : trial.getObjectives();
            for (int i = 0; i < objectives.size(); i++) {
                row.add(ShownNumber.value(i < reached.size() ? reached.get(i) : null));
            }
            row.add(trial == null ? "" : ParameterText.line(trial.getParameters()));
            table.row(row.toArray());
        }
        List<String> lines = new ArrayList<>();
        lines.add("Pareto set: %s trained in full that no other is better than in all objectives"
                .formatted(ShownNumber.count(view.getParetoTrials().size(), "trial")));
        table.lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    /** A table of trials. */
    public static List<String> trials(Collection<TrialView> trials) {
        GpuHours hours = GpuHours.of(trials);
        Table table = new Table(
                ">trial", "status", ">epoch", ">latest", ">best", ">cost", hours.title(), "where", "parameters");
        for (TrialView trial : trials) {
            table.row(
                    trial.getTrial(),
                    trial.getStatus().name().toLowerCase(Locale.ROOT),
                    trial.getEpoch(),
                    ShownNumber.value(trial.getValue()),
                    ShownNumber.value(trial.getBestValue()),
                    ShownNumber.cost(trial.getCostMicros()),
                    hours.of(trial),
                    where(trial),
                    ParameterText.line(trial.getParameters()));
        }
        return table.lines();
    }

    /** A line with the hours of GPUs of all trials; none where they were not reported. */
    public static List<String> gpuHours(Collection<TrialView> trials) {
        String hours = GpuHours.of(trials).sum();
        return hours.isEmpty() ? List.of() : List.of("GPU hours: " + hours);
    }

    /** Its tags and its notes; nothing where there are none. */
    public static List<String> annotation(ExperimentView view) {
        List<String> lines = new ArrayList<>();
        if (!view.getTags().isEmpty()) {
            lines.add("tags: " + String.join(", ", view.getTags()));
        }
        view.getNotes().lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    /** What was asked of it by hand at last, a line each; nothing where nothing was. */
    public static List<String> steering(ExperimentView view) {
        return view.getSteering().stream()
                .map(act -> "%s, journal entry %d: %s"
                        .formatted(ShownNumber.time(act.getTime()), act.getSequence(), act.getText()))
                .toList();
    }

    /** The slot that runs a trial, such as {@code host/0}; {@code -} for none. */
    public static String where(TrialView trial) {
        return trial.getAgent() == null ? "-" : trial.getAgent() + "/" + trial.getSlot();
    }
}
