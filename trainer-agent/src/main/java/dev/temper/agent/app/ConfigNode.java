package dev.temper.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** An object of the configuration, whose fields are taken one by one; remembers what was wrong and what was left. */
final class ConfigNode {
    private final JsonNode node;
    private final String path;
    private final List<String> problems;
    private final TreeSet<String> known = new TreeSet<>();

    ConfigNode(JsonNode node, String path, List<String> problems) {
        this.problems = problems;
        this.path = path;
        boolean object = node.isObject() || node.isMissingNode() || node.isNull();
        if (!object) {
            problem("", "is " + node + ": expected fields, such as 'name: value'");
        }
        this.node = node.isObject() ? node : MissingNode.getInstance();
    }

    /** Adds a problem of a field. */
    void problem(String field, String text) {
        String where = field.isEmpty() ? path.replaceAll("\\.$", "") : path + field;
        problems.add((where.isEmpty() ? "the file" : where) + " " + text);
    }

    ConfigNode object(String field) {
        return new ConfigNode(take(field), path + field + ".", problems);
    }

    /** Whether the field is there. */
    boolean has(String field) {
        return !take(field).isMissingNode() && !take(field).isNull();
    }

    String text(String field, String fallback) {
        JsonNode value = take(field);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (!value.isValueNode() || value.asText().isBlank()) {
            problem(field, "is " + value + ": expected a text");
            return fallback;
        }
        return value.asText();
    }

    String required(String field, String meaning) {
        if (!has(field)) {
            problem(field, "is missing: " + meaning);
            return "";
        }
        return text(field, "");
    }

    boolean flag(String field, boolean fallback) {
        JsonNode value = take(field);
        if (value.isMissingNode() || value.isNull() || value.isBoolean()) {
            return value.asBoolean(fallback);
        }
        problem(field, "is " + value + ": expected true or false");
        return fallback;
    }

    double number(String field, double fallback, double min, double max) {
        JsonNode value = take(field);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        double number = value.asDouble();
        if (!value.isNumber() || !(number >= min && number <= max)) {
            problem(field, "is " + value + ": expected a number from " + plain(min) + " to " + plain(max));
            return fallback;
        }
        return number;
    }

    int count(String field, int fallback, int min, int max) {
        double number = number(field, fallback, min, max);
        if (number != Math.rint(number)) {
            problem(field, "is " + number + ": expected a whole number");
            return fallback;
        }
        return (int) number;
    }

    /** A path; a relative one is resolved against the directory. */
    Path path(String field, String fallback, Path directory) {
        String text = text(field, fallback);
        try {
            return directory.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            problem(field, "is '" + text + "', which is no path: " + e.getReason());
            return directory;
        }
    }

    List<String> texts(String field) {
        JsonNode value = take(field);
        List<String> texts = new ArrayList<>();
        boolean all = value.isArray();
        for (JsonNode element : value) {
            all &= element.isValueNode() && !element.isNull();
            texts.add(element.asText());
        }
        if (!all && has(field)) {
            problem(field, "is " + value + ": expected a list of texts, such as [python3, train.py]");
        }
        return texts;
    }

    Map<String, String> map(String field) {
        JsonNode value = take(field);
        Map<String, String> map = new LinkedHashMap<>();
        boolean all = value.isObject() || !has(field);
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            all &= entry.getValue().isValueNode();
            map.put(entry.getKey(), entry.getValue().asText());
        }
        if (!all) {
            problem(field, "is " + value + ": expected texts by name");
        }
        return map;
    }

    /** Reports the fields that nobody asked for. */
    void finish() {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                problem(field, "is no setting; here there are " + known);
            }
        });
    }

    private JsonNode take(String field) {
        known.add(field);
        return node.path(field);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
