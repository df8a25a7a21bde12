package dev.temper.schemas.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Values in sentences, as YAML has them in a line. */
public final class Flow {
    private static final int LONGEST = 60;

    private Flow() {}

    /** A value as one would write it, cut when it is long. */
    public static String of(JsonNode node) {
        return cut(text(node));
    }

    private static String text(JsonNode node) {
        List<String> parts = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(field -> parts.add(field.getKey() + ": " + text(field.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        if (node.isArray()) {
            node.forEach(item -> parts.add(text(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        boolean plain = node.isTextual()
                && node.textValue().matches("[A-Za-z_][A-Za-z0-9_.-]*")
                && !node.textValue().matches("true|false|null");
        return plain ? node.textValue() : scalar(node);
    }

    private static String scalar(JsonNode node) {
        // Java's 1.0E-5 is a user's 1e-5.
        return node.isFloatingPointNumber()
                ? node.toString().replaceAll("(\\.0)?E", "e").replaceAll("\"", "")
                : node.toString();
    }

    /** A value that was written, with texts in quotes. */
    public static String quoted(JsonNode node) {
        return node.isTextual() ? cut(node.toString()) : of(node);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
