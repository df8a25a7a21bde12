package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.temper.core.experiment.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a definition, read field by field. What is wrong is collected rather than thrown, so that a user sees
 * all of it at once; a field that is wrong reads as a placeholder.
 */
final class Fields {
    private final JsonNode object;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(JsonNode object, String path, List<Problem> problems) {
        this.path = path;
        this.problems = problems;
        if (object.isObject()) {
            this.object = object;
        } else {
            this.object = MissingNode.getInstance();
            problem("", "must be an object with fields, is " + show(object));
        }
    }

    /** Whether the field is there and not null. */
    boolean has(String name) {
        return get(name) != null;
    }

    @Nullable
    JsonNode get(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** An object inside this one; when absent, a missing one or, if optional, an empty one. */
    Fields object(String name, boolean optional) {
        JsonNode node = get(name);
        if (node == null) {
            if (!optional) {
                missing(name);
            }
            return new Fields(DocumentReader.json("{}"), at(name), optional ? problems : new ArrayList<>());
        }
        return new Fields(node, at(name), problems);
    }

    /** The names of all fields, in the order of the document. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    List<JsonNode> list(String name) {
        JsonNode node = get(name);
        List<JsonNode> items = new ArrayList<>();
        if (node == null) {
            missing(name);
        } else if (!node.isArray()) {
            problem(name, "must be a list, is " + show(node));
        } else {
            node.forEach(items::add);
        }
        return items;
    }

    String text(String name) {
        JsonNode node = get(name);
        if (node == null) {
            missing(name);
        } else if (node.isTextual()) {
            return node.textValue();
        } else {
            problem(name, "must be text, is " + show(node) + "; put it in quotes");
        }
        return "";
    }

    double number(String name) {
        JsonNode node = get(name);
        if (node == null) {
            missing(name);
            return 0;
        }
        return toNumber(name, node);
    }

    private double toNumber(String name, JsonNode node) {
        if (!node.isNumber()) {
            problem(name, "must be a number, is " + show(node));
        } else if (!Double.isFinite(node.doubleValue())) {
            problem(name, "must be finite, is " + show(node));
        } else {
            return node.doubleValue();
        }
        return 0;
    }

    @Nullable
    Double optionalNumber(String name) {
        JsonNode node = get(name);
        return node == null ? null : (Double) toNumber(name, node);
    }

    long whole(String name) {
        if (!has(name)) {
            missing(name);
            return 0;
        }
        return whole(name, 0);
    }

    long whole(String name, long fallback) {
        Long value = optionalWhole(name);
        return value == null ? fallback : value;
    }

    @Nullable
    Long optionalWhole(String name) {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        problem(name, "must be a whole number" + (node.isIntegralNumber() ? " of 64 bits" : "") + ", is " + show(node));
        return 0L;
    }

    int count(String name, int fallback) {
        long value = whole(name, fallback);
        if (value != (int) value) {
            problem(name, "must be at most " + Integer.MAX_VALUE + " in size, is " + value);
            return fallback;
        }
        return (int) value;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, @Nullable E fallback) {
        E first = type.getEnumConstants()[0];
        if (!has(name)) {
            if (fallback == null) {
                missing(name);
            }
            return fallback == null ? first : fallback;
        }
        String text = text(name);
        List<String> known = new ArrayList<>();
        for (E candidate : type.getEnumConstants()) {
            known.add(Choices.name(candidate));
            if (Choices.name(candidate).equals(text.toLowerCase(Locale.ROOT))) {
                return candidate;
            }
        }
        if (!text.isEmpty()) {
            problem(name, "unknown \"" + text + "\"" + Spelling.hint(text, known));
        }
        return fallback == null ? first : fallback;
    }

    /** Complains about every field that nobody asked for. */
    void finish() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                problem(name, "unknown field" + Spelling.hint(name, asked));
            }
        }
    }

    void missing(String name) {
        problem(name, "is missing");
    }

    /** Adds a problem of a field of this object, or of the object itself when the name is empty. */
    void problem(String name, String message) {
        problems.add(new Problem(name.isEmpty() ? path : at(name), message));
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    static String show(JsonNode node) {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
