package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a definition, read field by field. What is wrong is collected rather than thrown, so that a user sees
 * all of it at once; a field that is wrong reads as a stand-in that the checks refuse at the same path, or take no notice
 * of.
 */
final class Fields {
    /** What a whole number reads as that could not be read; none of them may be below 0. */
    private static final int UNREAD = -1;

    private final JsonNode object;
    private final Place place;
    private final String path;
    private final Findings findings;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(JsonNode object, Place place, String path, Findings findings) {
        this.place = place;
        this.path = path;
        if (object.isObject()) {
            this.findings = findings;
            this.object = Translation.of(object, place, path, findings);
        } else {
            // Of what is not there nothing more is said.
            this.findings = new Findings();
            this.object = MissingNode.getInstance();
            findings.unread(path, "must be an object with fields, is " + show(object));
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
    Fields object(String name, Place inner, boolean optional) {
        JsonNode node = get(name);
        if (node == null && !optional) {
            missing(name);
        }
        boolean absent = node == null && !optional;
        return new Fields(
                node == null ? JsonNodeFactory.instance.objectNode() : node,
                inner,
                at(name),
                absent ? new Findings() : findings);
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
            unread(name, "must be a list, is " + show(node));
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
            unread(name, "must be text, is " + show(node) + (node.isValueNode() ? "; put it in quotes" : ""));
        }
        return "";
    }

    double number(String name) {
        JsonNode node = get(name);
        if (node == null) {
            missing(name);
            return Double.NaN;
        }
        return toNumber(name, node);
    }

    private double toNumber(String name, JsonNode node) {
        if (!node.isNumber()) {
            unread(name, "must be a number, is " + show(node) + unquoted(node));
        } else if (!Double.isFinite(node.doubleValue())) {
            unread(name, "must be finite, is " + show(node));
        } else {
            return node.doubleValue();
        }
        return Double.NaN;
    }

    private static String unquoted(JsonNode node) {
        boolean number = node.isTextual() && node.textValue().matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
        return number ? "; remove the quotes" : "";
    }

    @Nullable
    Double optionalNumber(String name) {
        JsonNode node = get(name);
        return node == null ? null : (Double) toNumber(name, node);
    }

    /** A whole number that must be there; the stand-in if it is not, or is something else. */
    long whole(String name, long standIn) {
        JsonNode node = get(name);
        if (node == null) {
            missing(name);
            return standIn;
        }
        Long value = optionalWhole(name);
        return value == null ? standIn : value;
    }

    /** Null when there is none, or something else. */
    @Nullable
    Long optionalWhole(String name) {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        unread(
                name,
                "must be a whole number" + (node.isIntegralNumber() ? " of 64 bits" : "") + ", is " + show(node)
                        + (node.isFloatingPointNumber() ? nearby(node.doubleValue()) : unquoted(node)));
        return null;
    }

    /** The whole numbers beside a number. */
    private static String nearby(double number) {
        long below = (long) Math.floor(number);
        long above = (long) Math.ceil(number);
        return Math.abs(number) > Integer.MAX_VALUE || Double.isNaN(number)
                ? ""
                : "; write " + below + (below == above ? "" : " or " + above);
    }

    /** A whole number of 32 bits that is at least 0. */
    int count(String name, int fallback) {
        if (!has(name)) {
            return fallback;
        }
        long value = whole(name, UNREAD);
        if (value != (int) value) {
            unread(name, "must be at most " + Integer.MAX_VALUE + " in size, is " + value);
            return UNREAD;
        }
        return (int) value;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, @Nullable E fallback) {
        E[] constants = type.getEnumConstants();
        E standIn = fallback == null ? constants[0] : fallback;
        List<String> known = new ArrayList<>();
        for (E constant : constants) {
            known.add(Choices.name(constant));
        }
        if (fallback != null && !has(name)) {
            return fallback;
        }
        String chosen = choice(name, known);
        return chosen == null ? standIn : constants[known.indexOf(chosen)];
    }

    /** One of the known words, which another word may mean; null if it is missing or nobody knows what it means. */
    @Nullable
    String choice(String name, List<String> known) {
        JsonNode node = get(name);
        if (node == null) {
            unread(name, "is missing; give " + either(known));
            return null;
        }
        String text = node.isTextual() || node.isBoolean() ? node.asText() : "";
        for (String candidate : known) {
            if (candidate.equals(text.toLowerCase(Locale.ROOT))) {
                return candidate;
            }
        }
        String ours = Words.value(place, name, text);
        String nearest = Spelling.nearest(text, known);
        if (ours != null && !ours.startsWith("!")) {
            return meant(name, text, ours);
        }
        if (ours == null && nearest != null) {
            findings.remark(at(name), "unknown \"" + text + "\"; did you mean \"" + nearest + "\"?");
            return nearest;
        }
        unread(name, "unknown " + show(node) + "; " + (ours == null ? "give " + either(known) : ours.substring(2)));
        return null;
    }

    private String meant(String name, String theirs, String ours) {
        if (!ours.startsWith("{")) {
            findings.remark(at(name), "unknown \"" + theirs + "\"; write " + ours);
            return ours;
        }
        JsonNode fields = DocumentReader.yaml(ours);
        String written = Flow.of(fields);
        findings.remark(at(name), "unknown \"" + theirs + "\"; write " + written.substring(1, written.length() - 1));
        fields.properties().stream()
                .filter(field -> object.isObject() && !object.has(field.getKey()))
                .forEach(field -> ((ObjectNode) object).set(field.getKey(), field.getValue()));
        return fields.get(name).asText();
    }

    private static String either(List<String> known) {
        int last = known.size() - 1;
        return String.join(", ", known.subList(0, last)) + " or " + known.get(last);
    }

    /** Complains about every field that nobody asked for. */
    void finish() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                findings.remark(at(name), "unknown field" + Spelling.hint(name, asked));
            }
        }
    }

    void missing(String name) {
        unread(name, "is missing" + place.example(name));
    }

    /** Adds a problem of a field of this object, which reads as a stand-in, or of the object when the name is empty. */
    void unread(String name, String message) {
        findings.unread(name.isEmpty() ? path : at(name), message);
    }

    String at(String name) {
        return join(path, name);
    }

    /** The path of a field of what is at a path. */
    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    static String show(JsonNode node) {
        return Flow.quoted(node);
    }
}
