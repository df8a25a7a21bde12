package dev.temper.agent.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.agent.metrics.Counter;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.metrics.Measurer;
import dev.temper.agent.metrics.Terms;
import dev.temper.schemas.ParameterValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file protocol of the Python package {@code orchestrate} (module {@code orchestrate.io}): the script reads its
 * parameters from one file and writes metrics to another. Its metrics have no epoch, and of several the last counts: they
 * are what the run came to, at the epoch or task that it was told to train to, and are reported when it has ended.
 */
public final class Orchestrate extends PolledSource implements FileTail.Reader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINE_BYTES = 1 << 20;

    private final RunPlace place;
    private final Measurer measurer;
    private final Path suggestion;
    private final Path log;
    private final FileTail tail;
    private final LineSplitter splitter = new LineSplitter(LINE_BYTES, this::line);
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private final StringBuilder remarks = new StringBuilder();
    private boolean failed;

    /** Runs whose script speaks this protocol. */
    public record Kind(Terms terms) implements MetricSources {
        @Override
        public List<MetricSource> open(RunPlace place) {
            return List.of(new Orchestrate(place, terms));
        }

        @Override
        public String example() {
            return "orchestrate.io.log_metric('accuracy', 0.91)";
        }
    }

    Orchestrate(RunPlace place, Terms terms) {
        super("orchestrate's log");
        this.place = place;
        measurer = new Measurer(new Terms(Counter.EPOCHS, terms.names(), terms.metric()));
        suggestion = place.runFiles().resolve("orchestrate-suggestion.json");
        log = place.runFiles().resolve("orchestrate-log.json");
        tail = new FileTail(log);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "ORCHESTRATE_IO_ENABLED", "true",
                "ORCHESTRATE_SUGGESTION", suggestion.toString(),
                "ORCHESTRATE_LOG", log.toString());
    }

    @Override
    void begin(Sink to) throws IOException {
        Files.createDirectories(
                place.runFiles(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Map<String, Object> assignments = new LinkedHashMap<>();
        for (ParameterValue parameter : place.parameters()) {
            assignments.put(parameter.getName(), parameter.getValue());
        }
        JSON.writeValue(
                suggestion.toFile(),
                Map.of(
                        "id", String.valueOf(place.trial()),
                        "assignments", assignments,
                        "task", Map.of("name", place.target().getTask())));
        Files.write(log, new byte[0]);
    }

    @Override
    void poll(Sink to, boolean last) throws IOException {
        tail.read(this);
        if (last) {
            splitter.end();
        }
        if (!remarks.isEmpty()) {
            to.remark(remarks.toString());
            remarks.setLength(0);
        }
        if (failed) {
            to.failed("orchestrate.io.log_failure() was called");
        } else if (last && !metrics.isEmpty()) {
            int epoch = Math.max(1, place.target().getToEpoch());
            EpochMetrics found = measurer.measure(epoch, metrics, "orchestrate's metrics " + metrics);
            measurer.end();
            String hint = measurer.hint();
            if (hint != null) {
                to.hint(hint);
            }
            if (found != null) {
                to.measured(found);
            }
        }
    }

    @Override
    public void bytes(byte[] bytes, int length) {
        splitter.accept(bytes, length);
    }

    @Override
    public void begins() {
        splitter.end();
    }

    private void line(String line) {
        try {
            JsonNode entry = JSON.readTree(line);
            JsonNode data = entry.path("data");
            switch (entry.path("type").asText()) {
                case "metric" -> metric(data);
                case "failed" -> failed = true;
                default ->
                    remarks.append(remarks.isEmpty() ? "" : "\n")
                            .append("orchestrate: ")
                            .append(line);
            }
        } catch (JsonProcessingException e) {
            remarks.append("orchestrate: no JSON: ").append(line);
        }
    }

    private void metric(JsonNode data) {
        String name = data.path("name").asText();
        if (data.path("value").isNumber()) {
            metrics.put(name, data.path("value").asDouble());
            metrics.remove(name + "_stddev");
        }
        if (data.path("value_stddev").isNumber()) {
            metrics.put(name + "_stddev", data.path("value_stddev").asDouble());
        }
    }

    @Override
    void release() throws IOException {
        tail.close();
        Files.deleteIfExists(suggestion);
        Files.deleteIfExists(log);
    }
}
