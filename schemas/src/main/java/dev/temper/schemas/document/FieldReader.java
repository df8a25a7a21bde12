package dev.temper.schemas.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.schemas.document.Vocabulary.Meaning;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document, read field by field. What is wrong is collected rather than thrown, so that a user sees
 * all of it at once; a field that is wrong reads as a stand-in that the checks refuse at the same path, or take no notice
 * of.
 */
public final class FieldReader {
    /** What a whole number reads as that could not be read; none of them may be below 0. */
    private static final int UNREAD = -1;

    private final JsonNode object;
    private final Vocabulary vocabulary;
    private final String path;
    private final Findings findings;
    private final Set<String> asked = new LinkedHashSet<>();

    /** The object at a path; of one that is none, the findings are told. */
    public FieldReader(JsonNode object, Vocabulary vocabulary, String path, Findings findings) {
        this.vocabulary = vocabulary;
        this.path = path;
        if (object.isObject()) {
            this.findings = findings;
            this.object = vocabulary.translate(object, path, findings);
        } else {
            // Of what is not there nothing more is said.
            this.findings = new Findings();
            this.object = MissingNode.getInstance();
            findings.unread(path, name(path) + " is " + show(object) + ": give an object with fields");
        }
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return get(name) != null;
    }

    /** What is in the field; null if it is not there, or null. */
    public @Nullable JsonNode get(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** An object inside this one; when absent, a missing one or, if optional, an empty one. */
    public FieldReader object(String name, Vocabulary inner, boolean optional) {
        JsonNode node = get(name);
        if (node == null && !optional) {
            missing(name);
        }
        boolean absent = node == null && !optional;
        return new FieldReader(
                node == null ? JsonNodeFactory.instance.objectNode() : node,
                inner,
                at(name),
                absent ? new Findings() : findings);
    }

    /** The names of all fields, in the order of the document. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The items of a list that must be there; none if it is not, or is something else. */
    public List<JsonNode> list(String name) {
        JsonNode node = get(name);
        List<JsonNode> items = new ArrayList<>();
        if (node == null) {
            missing(name);
        } else if (!node.isArray()) {
            unread(name, "is " + show(node) + ": give a list");
        } else {
            node.forEach(items::add);
        }
        return items;
    }

    /** A text that must be there; empty if it is not, or is something else. */
    public String text(String name) {
        JsonNode node = get(name);
        if (node == null) {
            missing(name);
        } else if (node.isTextual()) {
            return node.textValue();
        } else {
            unread(name, "is " + show(node) + ": give a text" + (node.isValueNode() ? "; put it in quotes" : ""));
        }
        return "";
    }

    /** A finite number that must be there; NaN if it is not, or is something else. */
    public double number(String name) {
        JsonNode node = get(name);
        if (node == null) {
            missing(name);
            return Double.NaN;
        }
        return toNumber(name, node);
    }

    private double toNumber(String name, JsonNode node) {
        if (!node.isNumber()) {
            unread(name, "is " + show(node) + ": give a number" + unquoted(node));
        } else if (!Double.isFinite(node.doubleValue())) {
            unread(name, "is " + show(node) + ": give a finite number");
        } else {
            return node.doubleValue();
        }
        return Double.NaN;
    }

    private static String unquoted(JsonNode node) {
        boolean number = node.isTextual() && node.textValue().matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
        return number ? "; remove the quotes" : "";
    }

    /** Null when there is none, NaN when it is no finite number. */
    public @Nullable Double optionalNumber(String name) {
        JsonNode node = get(name);
        return node == null ? null : (Double) toNumber(name, node);
    }

    /** A whole number that must be there; the stand-in if it is not, or is something else. */
    public long whole(String name, long standIn) {
        JsonNode node = get(name);
        if (node == null) {
            missing(name);
            return standIn;
        }
        Long value = optionalWhole(name);
        return value == null ? standIn : value;
    }

    /** Null when there is none, or something else. */
    public @Nullable Long optionalWhole(String name) {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        unread(
                name,
                "is " + show(node) + ": give a whole number" + (node.isIntegralNumber() ? " of 64 bits" : "")
                        + (node.isFloatingPointNumber() ? nearby(node.doubleValue()) : unquoted(node)));
        return null;
    }

    /** The whole numbers beside a number. */
    private static String nearby(double number) {
        long below = (long) Math.floor(number);
        long above = (long) Math.ceil(number);
        return Math.abs(number) > Integer.MAX_VALUE || Double.isNaN(number)
                ? ""
                : ", such as " + below + (below == above ? "" : " or " + above);
    }

    /** A whole number of 32 bits that is at least 0. */
    public int count(String name, int fallback) {
        if (!has(name)) {
            return fallback;
        }
        long value = whole(name, UNREAD);
        if (value != (int) value) {
            unread(name, "is " + value + ": give at most " + Integer.MAX_VALUE);
            return UNREAD;
        }
        return (int) value;
    }

    /** The constant that a word stands for; the fallback, or the first of all, if there is none or nobody knows it. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, @Nullable E fallback) {
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
    public @Nullable String choice(String name, List<String> known) {
        JsonNode node = get(name);
        if (node == null) {
            unread(name, "is missing: give " + either(known));
            return null;
        }
        String text = node.isTextual() || node.isBoolean() ? node.asText() : "";
        for (String candidate : known) {
            if (candidate.equals(text.toLowerCase(Locale.ROOT))) {
                return candidate;
            }
        }
        Meaning meaning = vocabulary.meaning(name, text);
        String nearest = Spelling.nearest(text, known);
        if (meaning != null && meaning.word() != null) {
            return meant(name, text, meaning.word(), meaning);
        }
        if (meaning == null && nearest != null) {
            remark(name, "is \"" + text + "\": did you mean \"" + nearest + "\"?");
            return nearest;
        }
        unread(name, "is " + show(node) + ": " + (meaning == null ? "give " + either(known) : meaning.remedy()));
        return null;
    }

    private String meant(String name, String theirs, String word, Meaning meaning) {
        remark(name, "is \"" + theirs + "\": " + meaning.remedy());
        meaning.beside().properties().stream()
                .filter(field -> object.isObject() && !object.has(field.getKey()))
                .forEach(field -> ((ObjectNode) object).set(field.getKey(), field.getValue()));
        return word;
    }

    private static String either(List<String> known) {
        int last = known.size() - 1;
        return String.join(", ", known.subList(0, last)) + " or " + known.get(last);
    }

    /** Complains about every field that nobody asked for. */
    public void finish() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                remark(name, "is unknown" + Spelling.hint(name, asked));
            }
        }
    }

    /** A field that must be there is not. */
    public void missing(String name) {
        String example = vocabulary.example(name);
        unread(name, "is missing" + (example.isEmpty() ? ": give it" : ": give one, such as " + example));
    }

    /**
     * A field could not be read, and reads as a stand-in.
     *
     * @param name the field; empty for the object itself
     * @param what goes after the field's name, such as {@code is 0: give at least 1}
     */
    public void unread(String name, String what) {
        findings.unread(at(name), (name.isEmpty() ? name(path) : name) + " " + what);
    }

    /** The same of a field that was read all the same. */
    public void remark(String name, String what) {
        findings.remark(at(name), (name.isEmpty() ? name(path) : name) + " " + what);
    }

    /** What the last step of a path is called. */
    public static String name(String path) {
        return path.isEmpty() ? "the document" : path.substring(path.lastIndexOf('.') + 1);
    }

    /** The names under a prefix; none of them is unknown then. */
    public List<String> under(String prefix) {
        asked.add(prefix + "*");
        List<String> names =
                names().stream().filter(name -> name.startsWith(prefix)).toList();
        asked.addAll(names);
        return names;
    }

    /** The path of a field; of the object itself when the name is empty. */
    public String at(String name) {
        return name.isEmpty() ? path : join(path, name);
    }

    /** The path of a field of what is at a path. */
    public static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A value as the findings show it. */
    public static String show(JsonNode node) {
        return Flow.quoted(node);
    }
}
