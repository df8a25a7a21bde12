package dev.temper.schemas.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Settings of a program, most of which have a default, which also stands in for one that cannot be read. They come from
 * a document, or from properties, whose values are all written as texts.
 */
public final class Settings {
    private final JsonNode document;
    private final FieldReader fields;
    private final Findings findings;
    private final boolean written;

    private Settings(JsonNode document, FieldReader fields, Findings findings, boolean written) {
        this.document = document;
        this.fields = fields;
        this.findings = findings;
        this.written = written;
    }

    /**
     * Settings in JSON or YAML.
     *
     * @throws DocumentException if the text is neither
     */
    public static Settings of(String text) {
        List<Finding> first = new ArrayList<>();
        JsonNode document = DocumentReader.read(text, first);
        Findings findings = new Findings();
        first.forEach(finding -> findings.remark(finding.path(), finding.message()));
        JsonNode object =
                document.isNull() || document.isMissingNode() ? JsonNodeFactory.instance.objectNode() : document;
        return new Settings(object, new FieldReader(object, Vocabulary.PLAIN, "", findings), findings, false);
    }

    /** Settings by their keys; one whose value is blank is not set. */
    public static Settings of(Map<String, String> properties) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(properties).forEach((key, value) -> document.put(key, value.isBlank() ? null : value.strip()));
        Findings findings = new Findings();
        return new Settings(document, new FieldReader(document, Vocabulary.PLAIN, "", findings), findings, true);
    }

    /** Settings inside these; none when they are not there. */
    public Settings object(String name) {
        return new Settings(document, fields.object(name, Vocabulary.PLAIN, true), findings, written);
    }

    /** A list of settings inside these; empty if there is none. */
    public List<Settings> objects(String name) {
        List<Settings> list = new ArrayList<>();
        JsonNode node = fields.get(name);
        if (node == null) {
            return list;
        }
        if (!node.isArray() || node.isEmpty()) {
            problem(name, "is " + FieldReader.show(node) + ": give a list of settings");
            return list;
        }
        for (int i = 0; i < node.size(); i++) {
            String path = fields.at(name) + "[" + i + "]";
            list.add(new Settings(
                    document, new FieldReader(node.get(i), Vocabulary.PLAIN, path, findings), findings, written));
        }
        return list;
    }

    /** Whether it is set. */
    public boolean has(String name) {
        return fields.has(name);
    }

    /** Whether it is set to settings of its own. */
    public boolean isObject(String name) {
        JsonNode node = fields.get(name);
        return node != null && node.isObject();
    }

    /** A text, or a number or flag as it is written; the fallback if there is none. */
    public String text(String name, String fallback) {
        JsonNode node = fields.get(name);
        if (node == null) {
            return fallback;
        }
        if (!node.isValueNode() || node.asText().isBlank()) {
            problem(name, "is " + FieldReader.show(node) + ": give a text");
            return fallback;
        }
        return node.asText();
    }

    /**
     * A text that must be set; empty if it is not.
     *
     * @param wanted what to set it to, such as {@code the brokers}
     */
    public String required(String name, String wanted) {
        if (!has(name)) {
            problem(name, "is missing: give " + wanted);
        }
        return text(name, "");
    }

    /** True or false. */
    public boolean flag(String name, boolean fallback) {
        JsonNode node = typed(name);
        if (node.isBoolean() || node.isNull()) {
            return node.asBoolean(fallback);
        }
        problem(name, "is " + FieldReader.show(node) + ": give true or false");
        return fallback;
    }

    /** A number in [min, max]. */
    public double number(String name, double fallback, double min, double max) {
        JsonNode node = typed(name);
        double number = node.isNull() ? fallback : node.isNumber() ? node.asDouble() : Double.NaN;
        if (number >= min && number <= max) {
            return number;
        }
        problem(name, "is " + FieldReader.show(node) + ": give a number from " + plain(min) + " to " + plain(max));
        return fallback;
    }

    /** A whole number in [min, max]. */
    public int whole(String name, int fallback, int min, int max) {
        JsonNode node = typed(name);
        double number = node.isNull() ? fallback : node.isNumber() ? node.asDouble() : Double.NaN;
        if (number >= min && number <= max && number == Math.rint(number)) {
            return (int) number;
        }
        problem(name, "is " + FieldReader.show(node) + ": give a whole number from " + min + " to " + max);
        return fallback;
    }

    /** A path; a relative one begins at the directory. */
    public Path path(String name, String fallback, Path directory) {
        String text = text(name, fallback);
        try {
            return directory.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            problem(name, "is \"" + text + "\": give a path (" + e.getReason() + ")");
            return directory;
        }
    }

    /**
     * What a function makes of a text; it throws {@link IllegalArgumentException} on one that it cannot take.
     *
     * @param wanted what it can take
     */
    public <T> T parse(String name, T fallback, String wanted, Function<String, T> parser) {
        String text = text(name, "");
        try {
            return text.isEmpty() ? fallback : parser.apply(text);
        } catch (IllegalArgumentException e) {
            problem(name, "is \"" + text + "\": give " + wanted);
            return fallback;
        }
    }

    /** A list of texts; empty if there is none. */
    public List<String> texts(String name) {
        JsonNode node = fields.get(name);
        List<String> texts = new ArrayList<>();
        if (node == null) {
            return texts;
        }
        boolean all = node.isArray();
        for (JsonNode item : node) {
            all &= item.isValueNode() && !item.isNull();
            texts.add(item.asText());
        }
        if (!all) {
            problem(name, "is " + FieldReader.show(node) + ": give a list of texts, such as [python3, train.py]");
        }
        return texts;
    }

    /** Texts by names of the user's; empty if there are none. */
    public Map<String, String> map(String name) {
        Map<String, String> map = new TreeMap<>();
        JsonNode node = fields.get(name);
        if (node == null) {
            return map;
        }
        boolean all = node.isObject();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            all &= entry.getValue().isValueNode();
            map.put(entry.getKey(), entry.getValue().asText());
        }
        if (!all) {
            problem(name, "is " + FieldReader.show(node) + ": give texts by name, such as {name: value}");
        }
        return map;
    }

    /** All texts whose names begin so, without that beginning. */
    public Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        fields.under(prefix).forEach(name -> found.put(name.substring(prefix.length()), text(name, "")));
        return found;
    }

    /** Adds what is wrong with a setting: what goes after its name, such as {@code is 0: give at least 1}. */
    public void problem(String name, String what) {
        fields.unread(name, what);
    }

    /** Complains about every setting that nobody asked for. */
    public void finish() {
        fields.finish();
    }

    /**
     * The same at the end of all.
     *
     * @param whose which settings they are, and that they cannot be used
     * @throws InvalidSettingsException if anything was wrong
     */
    public void finish(String whose) {
        finish();
        if (!findings.isEmpty()) {
            throw new InvalidSettingsException(whose, findings.inOrderOf(document, List.of()));
        }
    }

    /** The value of a field, of the type that a text of properties spells; a null node if there is none. */
    private JsonNode typed(String name) {
        JsonNode node = fields.get(name);
        if (node == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        String text = written ? node.asText() : "";
        if (text.matches("[-+]?[0-9]{1,18}")) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        if (text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?")) {
            return DoubleNode.valueOf(Double.parseDouble(text));
        }
        return text.equals("true") || text.equals("false") ? BooleanNode.valueOf(text.equals("true")) : node;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
