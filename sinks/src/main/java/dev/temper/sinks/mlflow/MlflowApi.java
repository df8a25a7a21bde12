package dev.temper.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.sinks.UnavailableException;
import dev.temper.sinks.http.JsonCalls;
import dev.temper.sinks.http.JsonCalls.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The few calls of MLflow's REST API (2.0) that a sink needs. */
final class MlflowApi {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final MlflowSettings settings;
    private final JsonCalls calls;
    private @Nullable String experiment;

    MlflowApi(MlflowSettings settings) {
        this.settings = settings;
        this.calls = new JsonCalls(settings.headers());
    }

    /** A run as it is there. */
    record Found(String id, Map<String, String> tags) {}

    /**
     * The first run with a tag, deleted or not; null when there is none.
     *
     * @param value without quotes
     */
    @Nullable
    Found find(String tag, String value) throws UnavailableException {
        ObjectNode question = object();
        question.putArray("experiment_ids").add(experimentId());
        question.put("filter", "tags.`" + tag + "` = '" + value + "'")
                .put("run_view_type", "ALL")
                .put("max_results", 1)
                .putArray("order_by")
                .add("attributes.start_time ASC"); // MLflow orders those that are alike by their ids
        JsonNode runs = asked("runs/search", question).path("runs");
        if (runs.isEmpty()) {
            return null;
        }
        Map<String, String> tags = new TreeMap<>();
        for (JsonNode one : runs.get(0).path("data").path("tags")) {
            tags.put(one.path("key").asText(), one.path("value").asText());
        }
        return new Found(runs.get(0).path("info").path("run_id").asText(), tags);
    }

    /** Makes a run with its tags, in one request; returns its id. */
    String create(String name, long startMillis, Map<String, String> tags) throws UnavailableException {
        ObjectNode run = object();
        run.put("experiment_id", experimentId()).put("run_name", name).put("start_time", startMillis);
        run.set("tags", pairs(tags));
        return asked("runs/create", run).path("run").path("info").path("run_id").asText();
    }

    /** Sets a run's status, and if it has one its end. */
    void update(String run, String status, @Nullable Long endMillis)
            throws UnavailableException, MlflowRefusedException {
        ObjectNode update = object().put("run_id", run).put("status", status);
        if (endMillis != null) {
            update.put("end_time", endMillis);
        }
        done("runs/update", update);
    }

    /** Writes metrics, parameters and tags: at most 1,000, 100 and 100. */
    void log(String run, ArrayNode metrics, Map<String, String> parameters, Map<String, String> tags)
            throws UnavailableException, MlflowRefusedException {
        ObjectNode batch = object().put("run_id", run);
        batch.set("metrics", metrics);
        batch.set("params", pairs(parameters));
        batch.set("tags", pairs(tags));
        done("runs/log-batch", batch);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode pairs(Map<String, String> all) {
        ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
        all.forEach((key, value) -> pairs.addObject().put("key", key).put("value", value));
        return pairs;
    }

    private String experimentId() throws UnavailableException {
        if (experiment == null) {
            experiment = lookUp();
        }
        return experiment;
    }

    private String lookUp() throws UnavailableException {
        String name = URLEncoder.encode(settings.experiment(), StandardCharsets.UTF_8);
        Answer answer = calls.get(uri("experiments/get-by-name?experiment_name=" + name));
        if (answer.status() == NOT_FOUND && code(answer).equals("RESOURCE_DOES_NOT_EXIST")) {
            return asked("experiments/create", object().put("name", settings.experiment()))
                    .path("experiment_id")
                    .asText();
        }
        JsonNode found = granted("experiments/get-by-name", answer).path("experiment");
        if (!found.path("lifecycle_stage").asText("active").equals("active")) {
            throw new UnavailableException(
                    "MLflow's experiment '" + settings.experiment()
                            + "' is deleted: restore it there, or give another one with --project",
                    Duration.ZERO);
        }
        return found.path("experiment_id").asText();
    }

    /** What no run can do without: a refusal, such as that the experiment was deleted, is to be set right. */
    private JsonNode asked(String what, ObjectNode body) throws UnavailableException {
        return granted(what, calls.post(uri(what), JsonCalls.bytes(body), Map.of()));
    }

    private JsonNode granted(String what, Answer answer) throws UnavailableException {
        try {
            return judged(what, answer);
        } catch (MlflowRefusedException e) {
            experiment = null; // it may be another one by then
            throw new UnavailableException("MLflow at " + settings.url() + " refuses " + e.getMessage(), e);
        }
    }

    private JsonNode done(String what, ObjectNode body) throws UnavailableException, MlflowRefusedException {
        return judged(what, calls.post(uri(what), JsonCalls.bytes(body), Map.of()));
    }

    /** What is wrong with this one request is refused; what is wrong with all, such as a token, can be set right. */
    private JsonNode judged(String what, Answer answer) throws UnavailableException, MlflowRefusedException {
        if (answer.isDone()) {
            return answer.body();
        }
        boolean gone = answer.status() == NOT_FOUND && code(answer).equals("RESOURCE_DOES_NOT_EXIST");
        if ((answer.status() == BAD_REQUEST || gone) && !code(answer).isEmpty()) {
            throw new MlflowRefusedException(what + ": " + answer.shown());
        }
        throw new UnavailableException(
                "MLflow at " + settings.url() + " answers " + what + " with " + answer.shown()
                        + ": check --url, and the token or the user",
                Duration.ZERO);
    }

    private static String code(Answer answer) {
        return answer.body().path("error_code").asText("");
    }

    private URI uri(String what) {
        String base = settings.url().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "api/2.0/mlflow/" + what);
    }
}
