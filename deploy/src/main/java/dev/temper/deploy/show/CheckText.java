package dev.temper.deploy.show;

import dev.temper.agent.app.AgentConfig;
import dev.temper.agent.app.CheckRun;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.console.text.ShownNumber;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Metric;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a check of an agent's file saw: what was understood, what was not, and what is to be changed. */
public final class CheckText {
    private static final int MOST = 5;

    private final CheckRun.Seen seen;
    private final @Nullable ExperimentDefinition definition;
    private final Target target;
    private final List<String> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Judges a run up to a target by the experiment's definition; without one, by what every experiment needs. */
    public CheckText(CheckRun.Seen seen, @Nullable ExperimentDefinition definition, Target target) {
        this.seen = seen;
        this.definition = definition;
        this.target = target;
        judge();
    }

    /** What is about to run. */
    public static String before(AgentConfig.Served served, List<ParameterValue> parameters, Target target) {
        String upTo = target.getToEpoch() == 0 ? "task " + target.getTask() : "up to epoch " + target.getToEpoch();
        String with = parameters.stream()
                .map(parameter -> parameter.getName() + " " + parameter.getValue())
                .collect(Collectors.joining(", "));
        String command = String.join(" ", served.training().command());
        for (ParameterValue parameter : parameters) {
            String value = String.valueOf(parameter.getValue());
            command = command.replace("{" + parameter.getName() + "}", value)
                    .replace("{" + parameter.getName() + "?}", value);
        }
        return "Running once, " + upTo + ": " + command + (with.isEmpty() ? "" : "\nwith " + with);
    }

    /** Whether nothing must be changed. */
    public boolean good() {
        return faults.isEmpty();
    }

    private void judge() {
        if (seen.exitCode() == -1) {
            faults.add(seen.detail() + ". Give the parameters by --definition or --set");
            return;
        }
        if (seen.exitCode() != 0 && !seen.reached()) {
            faults.add("it ended with exit code " + seen.exitCode() + " before its target");
        }
        if (seen.reports().isEmpty()) {
            faults.add("it reported no metric" + (seen.hints().isEmpty() ? ": see metrics in docs/agent.md" : ""));
        } else {
            judgeMetric();
            judgeEpochs();
        }
        if (seen.atTheEnd()) {
            notes.add("its reports arrived only when it had ended, so it cannot be stopped early: flush what it writes"
                    + " after each epoch (file.flush(), print(..., flush=True))");
        }
        boolean resumes = definition == null
                || (definition.resume() == Resume.CHECKPOINT
                        && definition.ladder().passesRungs());
        if (resumes && seen.reached() && !seen.checkpoint()) {
            notes.add("it wrote no checkpoint to TEMPER_CHECKPOINT_DIR: a trial that was paused would be trained from"
                    + " scratch. Write one after each epoch or on SIGTERM, or set resume: restart in the experiment"
                    + " before you create it");
        }
    }

    private void judgeMetric() {
        if (definition == null) {
            return;
        }
        Set<String> names = new TreeSet<>();
        seen.reports().forEach(report -> report.values().forEach(value -> names.add(value.getName())));
        for (Metric metric : definition.metrics().objectives()) {
            if (!names.contains(metric.name())) {
                faults.add("no report had the metric " + metric.name() + ", only " + String.join(", ", names)
                        + ": report it, or correct metric.name in the experiment's definition");
            }
        }
    }

    private void judgeEpochs() {
        int first = seen.reports().get(0).epoch();
        int to = target.getToEpoch();
        if (to > 0 && first > to) {
            faults.add("its first report is of epoch " + first + ", beyond its target, " + to
                    + ": set tasks.epochs.min: " + first + " in the experiment, or metrics.every: " + first
                    + " here if it counts steps");
        } else if (to > 0 && !seen.reached()) {
            faults.add("it did not come to its target, epoch " + to + ": it reported up to epoch "
                    + seen.reports().get(seen.reports().size() - 1).epoch());
        }
    }

    /** All of it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!seen.reports().isEmpty()) {
            text.append("\nUnderstood:\n");
            seen.reports().stream()
                    .limit(MOST)
                    .forEach(report -> text.append("  ").append(line(report)).append('\n'));
            if (seen.reports().size() > MOST) {
                text.append("  and ").append(seen.reports().size() - MOST).append(" more\n");
            }
        }
        list(text, "Passed over:", seen.hints());
        if (seen.reports().isEmpty() && seen.exitCode() != -1) {
            text.append("\nThe last lines of its output:\n")
                    .append(seen.detail().indent(2));
        }
        text.append(
                seen.cooperative()
                        ? "\nIt follows decisions by itself (temper client).\n"
                        : "\nThe agent will pause and stop it by signals (SIGTERM).\n");
        list(text, "Worth knowing:", notes);
        list(text, "To change:", faults);
        text.append(good() ? "\nTrials can be tuned with this file." : "\nTrials cannot be tuned like this yet.");
        return text.toString();
    }

    private static void list(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append('\n');
            lines.forEach(line -> text.append("  - ").append(line).append('\n'));
        }
    }

    private static String line(EpochMetrics report) {
        return "epoch " + report.epoch() + ": "
                + report.values().stream().map(CheckText::value).collect(Collectors.joining(", "));
    }

    private static String value(MetricValue value) {
        return value.getName() + " " + ShownNumber.value(value.getValue());
    }
}
