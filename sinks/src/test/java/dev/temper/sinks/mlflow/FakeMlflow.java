package dev.temper.sinks.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.sinks.LocalServer;
import dev.temper.sinks.LocalServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a sink sees of MLflow, in memory. It fails at times: before it has done what it was asked, or after. A metric that it has
 * stays one metric, as in MLflow's databases.
 */
final class FakeMlflow implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalServer server = new LocalServer((path, query, headers, body) -> answer(path, body));
    private final Map<String, Run> runs = new TreeMap<>();
    private final Random random;
    private double failures;
    private boolean made;
    private int requests;

    /** A run, as it stands. */
    static final class Run {
        String status = "RUNNING";
        String name = "";
        final Map<String, String> tags = new TreeMap<>();
        final Map<String, String> parameters = new TreeMap<>();
        final SortedSet<String> metrics = new TreeSet<>();

        @Override
        public String toString() {
            return name + " " + status + " " + tags + " " + parameters + " " + metrics;
        }
    }

    FakeMlflow(long seed) {
        random = new Random(seed);
    }

    void fail(double share) {
        failures = share;
    }

    URI url() {
        return server.url("");
    }

    int requests() {
        return requests;
    }

    /** By tag temper.run; ids of runs are left out. */
    Map<String, String> shown() {
        Map<String, String> shown = new TreeMap<>();
        runs.forEach((id, run) -> {
            Map<String, String> tags = new TreeMap<>(run.tags);
            tags.computeIfPresent("mlflow.parentRunId", (key, parent) -> run(parent).name);
            String before = shown.put(
                    run.tags.getOrDefault("temper.run", id),
                    run.name + " " + run.status + " " + tags + " " + run.parameters + " " + run.metrics);
            if (before != null) {
                throw new AssertionError("a doubled run: " + run);
            }
        });
        return shown;
    }

    private Reply answer(String path, String body) {
        requests++;
        double drawn = random.nextDouble();
        if (drawn < failures / 2) {
            return new Reply(503, "before");
        }
        try {
            Reply reply =
                    done(path.replaceFirst(".*/mlflow/", ""), body.isEmpty() ? JSON.nullNode() : JSON.readTree(body));
            return drawn < failures ? new Reply(500, "after") : reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply done(String what, JsonNode body) {
        return switch (what) {
            case "experiments/get-by-name" ->
                made
                        ? new Reply(200, "{\"experiment\":{\"experiment_id\":\"7\",\"lifecycle_stage\":\"active\"}}")
                        : new Reply(404, "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\"}");
            case "experiments/create" -> {
                Reply reply = made
                        ? new Reply(400, "{\"error_code\":\"RESOURCE_ALREADY_EXISTS\"}")
                        : new Reply(200, "{\"experiment_id\":\"7\"}");
                made = true;
                yield reply;
            }
            case "runs/search" -> search(body.path("filter").asText());
            case "runs/create" -> create(body);
            case "runs/update" -> {
                run(body.path("run_id").asText()).status = body.path("status").asText();
                yield new Reply(200, "{}");
            }
            case "runs/log-batch" -> log(body);
            default -> new Reply(404, "no such call");
        };
    }

    private Run run(String id) {
        return Objects.requireNonNull(runs.get(id), id);
    }

    private Reply search(String filter) {
        ObjectNode found = JSON.createObjectNode();
        ArrayNode list = found.putArray("runs");
        runs.forEach((id, run) -> {
            if (filter.equals("tags.`temper.run` = '" + run.tags.get("temper.run") + "'")) {
                ObjectNode one = list.addObject();
                one.putObject("info").put("run_id", id);
                ArrayNode tags = one.putObject("data").putArray("tags");
                run.tags.forEach(
                        (key, value) -> tags.addObject().put("key", key).put("value", value));
            }
        });
        return new Reply(200, found.toString());
    }

    private Reply create(JsonNode body) {
        Run run = new Run();
        run.name = body.path("run_name").asText();
        body.path("tags")
                .forEach(tag ->
                        run.tags.put(tag.path("key").asText(), tag.path("value").asText()));
        String id = "r" + runs.size();
        runs.put(id, run);
        return new Reply(200, "{\"run\":{\"info\":{\"run_id\":\"" + id + "\"}}}");
    }

    private Reply log(JsonNode body) {
        Run run = run(body.path("run_id").asText());
        if (body.path("metrics").size() > 1_000 || body.path("params").size() > 100) {
            return new Reply(400, "{\"error_code\":\"INVALID_PARAMETER_VALUE\"}");
        }
        body.path("metrics").forEach(metric -> run.metrics.add(metric.toString()));
        body.path("params").forEach(one -> {
            String before = run.parameters.put(
                    one.path("key").asText(), one.path("value").asText());
            if (before != null && !before.equals(one.path("value").asText())) {
                throw new AssertionError("another value of " + one);
            }
        });
        body.path("tags")
                .forEach(tag ->
                        run.tags.put(tag.path("key").asText(), tag.path("value").asText()));
        return new Reply(200, "{}");
    }

    @Override
    public void close() {
        server.close();
    }
}
