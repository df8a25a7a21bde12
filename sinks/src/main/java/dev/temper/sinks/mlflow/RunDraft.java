package dev.temper.sinks.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.TrialStatus;
import dev.temper.sinks.Happening;
import dev.temper.sinks.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happenings, one after the other, make of a run in MLflow. */
final class RunDraft {
    private final List<ObjectNode> metrics = new ArrayList<>();
    private final Map<String, String> parameters = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private @Nullable String status;
    private @Nullable Long ended;

    /** In the order in which they were reported. */
    List<ObjectNode> metrics() {
        return metrics;
    }

    Map<String, String> parameters() {
        return parameters;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** RUNNING, SCHEDULED, FINISHED, FAILED or KILLED; null when it stays what it is. */
    @Nullable
    String status() {
        return status;
    }

    /** When it ended, milliseconds; null if it did not. */
    @Nullable
    Long ended() {
        return ended;
    }

    void add(Happening happening) {
        if (!ofExperiment(happening)) {
            ofTrial(happening);
        }
    }

    private boolean ofExperiment(Happening happening) {
        if (happening.fact() instanceof Happening.Created created) {
            parameters.put(
                    "metric", MlflowNames.value(created.definition().metric().name()));
            parameters.put("goal", word(created.definition().metric().goal()));
            parameters.put("seed", Long.toString(created.definition().seed()));
            becomes("RUNNING", "running", null);
        } else if (happening.fact() instanceof Happening.Changed changed) {
            boolean archived = changed.status() == ExperimentStatus.ARCHIVED;
            becomes(archived ? status : "RUNNING", word(changed.status()), null);
        } else if (happening.fact() instanceof Happening.Finished finished) {
            finished(finished, happening.time());
        } else if (happening.fact() instanceof Happening.Improved best) {
            tags.put("temper.best.trial", Integer.toString(best.trial()));
            metric("best/" + best.metric(), best.value(), happening.sequence(), happening.time());
        } else {
            return false;
        }
        return true;
    }

    private void ofTrial(Happening happening) {
        if (happening.fact() instanceof Happening.TrialStarted started) {
            for (Configuration.Setting setting : started.configuration().settings()) {
                parameters.put(MlflowNames.name(setting.parameter()), MlflowNames.value(Texts.of(setting.value())));
            }
            tags.put("temper.agent", MlflowNames.value(started.agent()));
            becomes("RUNNING", "running", null);
        } else if (happening.fact() instanceof Happening.ValuesReported report) {
            for (Reported value : report.values()) {
                metric(value.metric(), value.value(), report.epoch(), happening.time());
            }
        } else if (happening.fact() instanceof Happening.TrialRested rested) {
            becomes("SCHEDULED", word(rested.status()), null);
        } else if (happening.fact() instanceof Happening.TrialFinished finished) {
            boolean failed = finished.status() == TrialStatus.FAILED;
            becomes(failed ? "FAILED" : "FINISHED", word(finished.status()), happening.time());
        }
    }

    private void finished(Happening.Finished finished, long time) {
        tags.put("temper.reason", word(finished.reason()));
        boolean killed = finished.status() == ExperimentStatus.ARCHIVED;
        becomes(killed ? "KILLED" : finished.isFailure() ? "FAILED" : "FINISHED", word(finished.status()), time);
    }

    private void becomes(@Nullable String next, String own, @Nullable Long end) {
        status = next;
        ended = end;
        tags.put("temper.status", own);
    }

    private void metric(String name, double value, long step, long time) {
        ObjectNode metric = MlflowApi.object().put("key", MlflowNames.name(name));
        if (Double.isFinite(value)) {
            metric.put("value", value);
        } else {
            metric.put("value", Texts.of(value));
        }
        metrics.add(metric.put("timestamp", time).put("step", step));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static ArrayNode array(List<ObjectNode> some) {
        return JsonNodeFactory.instance.arrayNode().addAll(some);
    }
}
