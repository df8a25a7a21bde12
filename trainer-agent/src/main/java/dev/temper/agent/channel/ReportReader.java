package dev.temper.agent.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.schemas.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a process sends through its channel. */
final class ReportReader {
    /** Version of the protocol that this agent speaks. */
    static final int PROTOCOL = 1;

    /** Metrics that a report may have. */
    private static final int MOST_VALUES = 100;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final int LONGEST_NAME = 300;

    private ReportReader() {}

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static ReportLine read(String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON object: " + excerpt(line), e);
        }
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("is no JSON object: " + excerpt(line));
        }
        String type = node.path("type").asText();
        return switch (type) {
            case "hello" -> hello(node);
            case "report" -> new ReportLine.Metrics(metrics(node));
            case "checkpoint" -> new ReportLine.Word(new Said.CheckpointWritten(epoch(node)));
            case "converged" -> new ReportLine.Word(new Said.Converged());
            case "failed" -> new ReportLine.Failure(node.path("detail").asText("the script gave no detail"));
            case "" -> throw new IllegalArgumentException("has no \"type\": " + excerpt(line));
            default -> new ReportLine.Unknown(type);
        };
    }

    private static ReportLine hello(JsonNode node) {
        int protocol = node.path("protocol").asInt(PROTOCOL);
        if (protocol > PROTOCOL) {
            throw new IllegalArgumentException("speaks protocol " + protocol + ", and this agent " + PROTOCOL
                    + ": use an older temper-client, or a newer agent");
        }
        return new ReportLine.Word(
                new Said.Greeted(Math.max(1, node.path("ranks").asInt(1))));
    }

    private static int epoch(JsonNode node) {
        JsonNode epoch = node.path("epoch");
        boolean whole = epoch.isIntegralNumber() && epoch.canConvertToInt();
        if (!whole || epoch.asInt() < 1) {
            throw new IllegalArgumentException("has \"epoch\": " + epoch + ": give a whole number from 1");
        }
        return epoch.asInt();
    }

    private static EpochMetrics metrics(JsonNode node) {
        int epoch = epoch(node);
        JsonNode values = node.path("values");
        if (!values.isObject() || values.isEmpty()) {
            throw new IllegalArgumentException("has no \"values\": give {\"error\": 0.2}, a number a metric");
        }
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "has " + values.size() + " values: at most " + MOST_VALUES + " are taken");
        }
        List<MetricValue> metrics = new ArrayList<>();
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            metrics.add(value(value.getKey(), number(value.getKey(), value.getValue()), values));
        }
        double seconds = node.path("seconds").asDouble(-1);
        return new EpochMetrics(epoch, metrics, seconds >= 0 && Double.isFinite(seconds) ? seconds : null);
    }

    private static MetricValue value(String name, double number, JsonNode all) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has a metric named '" + excerpt(name) + "': give a name of 1 to "
                    + LONGEST_NAME + " characters without control characters");
        }
        double stddev = all.path(name + "_stddev").asDouble(-1);
        return new MetricValue(name, number, stddev >= 0 && Double.isFinite(stddev) ? stddev : null);
    }

    private static double number(String name, JsonNode node) {
        Double number = node.isNumber() ? Double.valueOf(node.asDouble()) : special(node.asText());
        if (number == null) {
            throw new IllegalArgumentException("has \"" + excerpt(name) + "\": " + excerpt(node.toString())
                    + ": give a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
        }
        return number;
    }

    private static @Nullable Double special(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    static String excerpt(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
