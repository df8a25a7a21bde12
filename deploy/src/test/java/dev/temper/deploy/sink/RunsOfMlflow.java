package dev.temper.deploy.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What MLflow's server says of the runs of an experiment. */
final class RunsOfMlflow {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    RunsOfMlflow(String url) {
        this.url = url;
    }

    /** Whether it answers. */
    boolean answers() {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url + "/health")).build(), BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode ask(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/2.0/mlflow/" + path));
        try {
            return JSON.readTree(http.send(
                            body.isEmpty()
                                    ? request.build()
                                    : request.header("Content-Type", "application/json")
                                            .POST(BodyPublishers.ofString(body))
                                            .build(),
                            BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The runs of an experiment; none when it is not there. */
    JsonNode runs(String experiment) {
        String id = ask("experiments/get-by-name?experiment_name=" + experiment, "")
                .path("experiment")
                .path("experiment_id")
                .asText();
        return ask("runs/search", "{\"experiment_ids\":[\"" + id + "\"],\"max_results\":50000}")
                .path("runs");
    }

    /** Each run by its tag, as text without what MLflow draws; every point of every metric. */
    Map<String, String> shown(String experiment) {
        JsonNode runs = runs(experiment);
        Map<String, String> names = new TreeMap<>();
        runs.forEach(run -> names.put(run.at("/info/run_id").asText(), tags(run).getOrDefault("temper.run", "?")));
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode run : runs) {
            Map<String, String> tags = tags(run);
            tags.computeIfPresent("mlflow.parentRunId", (key, parent) -> names.get(parent));
            String before = shown.put(
                    tags.getOrDefault("temper.run", "?"),
                    "%s %s %s %s %s %s"
                            .formatted(
                                    run.at("/info/status").asText(),
                                    run.at("/info/start_time"),
                                    run.at("/info/end_time"),
                                    tags,
                                    pairs(run.at("/data/params")),
                                    metrics(run)));
            if (before != null) {
                throw new AssertionError("a doubled run: " + run);
            }
        }
        return shown;
    }

    private Map<String, Set<String>> metrics(JsonNode run) {
        Map<String, Set<String>> metrics = new TreeMap<>();
        for (JsonNode metric : run.at("/data/metrics")) {
            String key = metric.path("key").asText();
            Set<String> points = new TreeSet<>();
            ask("metrics/get-history?run_id=" + run.at("/info/run_id").asText() + "&metric_key=" + key, "")
                    .path("metrics")
                    .forEach(point -> {
                        if (!points.add(point.toString())) {
                            throw new AssertionError("a doubled point: " + point);
                        }
                    });
            metrics.put(key, points);
        }
        return metrics;
    }

    /** How many points of a metric a run has. */
    static int points(String shown, String metric) {
        int from = shown.indexOf(metric + "=[");
        return from < 0 ? 0 : shown.substring(from, shown.indexOf(']', from)).split("\"step\"", -1).length - 1;
    }

    private static Map<String, String> tags(JsonNode run) {
        return pairs(run.at("/data/tags"));
    }

    private static Map<String, String> pairs(JsonNode list) {
        Map<String, String> pairs = new TreeMap<>();
        list.forEach(
                each -> pairs.put(each.path("key").asText(), each.path("value").asText()));
        return pairs;
    }
}
