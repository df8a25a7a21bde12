package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.schemas.document.DocumentReader;
import dev.temper.schemas.document.FieldReader;
import dev.temper.schemas.document.Findings;
import dev.temper.schemas.document.Flow;
import dev.temper.schemas.document.Spelling;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a definition in Temper's words. A field by another name, or in another place, is said to be wrong, and
 * read as what it was meant to be; so nothing is said of a field that is missing only by its right name.
 */
final class Translation {
    private final ObjectKind place;
    private final String path;
    private final Findings findings;
    private final ObjectNode object;

    private Translation(ObjectNode object, ObjectKind place, String path, Findings findings) {
        this.object = object;
        this.place = place;
        this.path = path;
        this.findings = findings;
    }

    /** The object with all of its fields where they belong; what nobody understands stays as it is. */
    static JsonNode of(JsonNode original, ObjectKind place, String path, Findings findings) {
        if (place.fields().isEmpty() || isPlain(original, place, path)) {
            return original;
        }
        Translation translation = new Translation(original.deepCopy(), place, path, findings);
        for (Map.Entry<String, JsonNode> field : original.properties()) {
            translation.field(field.getKey(), field.getValue());
        }
        return translation.object;
    }

    /** An object in which one field stands for all, where a user gave its value alone; null if there is none. */
    static @Nullable ObjectNode inShort(ObjectKind place, JsonNode value) {
        String field = place.inShort();
        boolean suits = place == ObjectKind.METRIC ? value.isTextual() : value.isNumber();
        return field == null || !suits ? null : nested(field, value);
    }

    private static boolean isPlain(JsonNode original, ObjectKind place, String path) {
        return original.properties().stream()
                .allMatch(field -> place.fields().contains(field.getKey())
                        && (field.getValue().isContainerNode()
                                || ObjectKind.of(FieldReader.join(path, field.getKey())) == null));
    }

    private void field(String name, JsonNode value) {
        if (place.fields().contains(name)) {
            inFull(name, value);
            return;
        }
        String ours = Words.field(place, name);
        if (ours == null) {
            misspelt(name, value);
        } else if (ours.startsWith("!")) {
            remark(name, ours.substring(2));
        } else if (ours.equals("*")) {
            spread(name, value);
        } else if (ours.startsWith("{")) {
            flag(name, value, DocumentReader.yaml(ours));
        } else {
            rename(name, value, ours);
        }
    }

    /** {@code budget: 60} is {@code budget: {trials: 60}}. */
    private void inFull(String name, JsonNode value) {
        ObjectKind inner = ObjectKind.of(FieldReader.join(path, name));
        ObjectNode full = inner == null ? null : inShort(inner, value);
        if (full != null) {
            findings.remark(
                    FieldReader.join(path, name),
                    name + " is " + Flow.quoted(value) + ": write " + name + ": " + Flow.of(full));
            if (!object.path(name).isObject()) {
                object.set(name, full);
            }
        }
    }

    private void misspelt(String name, JsonNode value) {
        String nearest = Spelling.nearest(name, place.fields());
        if (nearest == null || object.has(nearest)) {
            return; // said when all fields have been read
        }
        findings.remark(FieldReader.join(path, name), name + " is unknown: did you mean \"" + nearest + "\"?");
        take(name, value, nearest);
    }

    private void rename(String name, JsonNode value, String ours) {
        if (find(ours) != null) {
            remark(name, ours + " is there too, so keep that alone");
        } else if (take(name, value, ours)) {
            boolean here = !ours.contains(".");
            remark(
                    name,
                    here && value.isObject() ? "call it " + ours : "write " + fields(nested(ours, full(ours, value))));
        } else {
            remark(name, "it belongs in " + ours.substring(0, ours.lastIndexOf('.')));
        }
    }

    /** {@code log: true} is {@code scale: log}. */
    private void flag(String name, JsonNode value, JsonNode meant) {
        if (value.isBoolean() && !value.booleanValue()) {
            remark(name, "leave it out");
            return;
        }
        meant.properties().stream()
                .filter(field -> !object.has(field.getKey()))
                .forEach(field -> object.set(field.getKey(), field.getValue()));
        remark(name, "write " + fields(meant));
    }

    /** {@code bounds: [1, 9]}, {@code bounds: {min: 1, max: 9}} and {@code range: [a, b, c]} say what belongs one level up. */
    private void spread(String name, JsonNode value) {
        ObjectNode inner = JsonNodeFactory.instance.objectNode();
        if (value.isObject()) {
            inner.setAll((ObjectNode) value);
        } else if (value.isArray() && value.size() == 2 && value.get(0).isNumber()) {
            inner.set("min", value.get(0));
            inner.set("max", value.get(1));
        } else if (value.isArray()) {
            inner.set("values", value);
        } else {
            return;
        }
        ObjectNode plain = inner.deepCopy().retain(place.fields());
        remark(name, plain.isEmpty() ? "its fields belong one level up" : "write " + fields(plain));
        for (Map.Entry<String, JsonNode> field : inner.properties()) {
            if (place.fields().contains(field.getKey())) {
                take(name, field.getValue(), field.getKey());
            } else {
                field(field.getKey(), field.getValue());
            }
        }
    }

    private void remark(String name, String remedy) {
        findings.remark(FieldReader.join(path, name), name + " is unknown: " + remedy);
        object.remove(name);
    }

    /** Puts a value where it belongs, unless something else is there. */
    private boolean take(String name, JsonNode value, String ours) {
        ObjectNode at = object;
        String[] steps = ours.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            JsonNode next = at.get(steps[i]);
            ObjectKind inner = ObjectKind.of(steps[i]);
            ObjectNode full = next == null || inner == null ? null : inShort(inner, next);
            if (next == null || next.isNull()) {
                at = at.putObject(steps[i]);
            } else if (next.isObject()) {
                at = (ObjectNode) next;
            } else if (full != null) {
                at.set(steps[i], full);
                at = full;
            } else {
                return false;
            }
        }
        String last = steps[steps.length - 1];
        if (at.has(last)) {
            return false;
        }
        at.set(last, full(ours, value));
        object.remove(name);
        findings.moved(FieldReader.join(path, name), FieldReader.join(path, ours));
        return true;
    }

    private JsonNode full(String ours, JsonNode value) {
        ObjectKind inner = ObjectKind.of(FieldReader.join(path, ours));
        ObjectNode full = inner == null ? null : inShort(inner, value);
        return full == null ? value : full;
    }

    private @Nullable JsonNode find(String ours) {
        JsonNode at = object;
        for (String step : ours.split("\\.", -1)) {
            at = at == null ? null : at.get(step);
        }
        return at;
    }

    private static ObjectNode nested(String ours, JsonNode value) {
        ObjectNode outer = JsonNodeFactory.instance.objectNode();
        int point = ours.indexOf('.');
        if (point < 0) {
            outer.set(ours, value);
        } else {
            outer.set(ours.substring(0, point), nested(ours.substring(point + 1), value));
        }
        return outer;
    }

    /** Fields as they are written in a line: {@code min: 1, max: 9}. */
    private static String fields(JsonNode object) {
        String text = Flow.of(object);
        return text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
    }
}
