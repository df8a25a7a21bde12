package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One parameter of a definition. */
final class ParameterReader {
    private static final List<String> TYPES = List.of("double", "int", "categorical", "values");

    private ParameterReader() {}

    /** Null when its type is unknown: then nothing can be said of its other fields. */
    static @Nullable Parameter read(Fields fields) {
        String name = fields.text("name");
        String type = fields.text("type");
        if (!TYPES.contains(type)) {
            if (!type.isEmpty()) {
                fields.problem("type", "unknown \"" + type + "\"" + Spelling.hint(type, TYPES));
            }
            return null;
        }
        Parameter parameter = read(name, type, fields);
        fields.finish();
        return parameter;
    }

    private static Parameter read(String name, String type, Fields fields) {
        if (type.equals("double")) {
            return new Parameter.OfDouble(
                    name,
                    fields.number("min"),
                    fields.number("max"),
                    fields.choice("scale", Scale.class, Scale.LINEAR),
                    fields.optionalNumber("default"));
        }
        if (type.equals("int")) {
            return new Parameter.OfInt(
                    name,
                    fields.whole("min"),
                    fields.whole("max"),
                    fields.choice("scale", Scale.class, Scale.LINEAR),
                    fields.optionalWhole("default"));
        }
        return type.equals("categorical") ? categorical(name, fields) : valueList(name, fields);
    }

    private static Parameter categorical(String name, Fields fields) {
        List<String> values = new ArrayList<>();
        List<JsonNode> items = fields.list("values");
        for (int i = 0; i < items.size(); i++) {
            values.add(category(fields, "values[" + i + "]", items.get(i)));
        }
        JsonNode chosen = fields.get("default");
        return new Parameter.Categorical(name, values, chosen == null ? null : category(fields, "default", chosen));
    }

    private static String category(Fields fields, String at, JsonNode node) {
        if (node.isTextual() || node.isBoolean()) {
            return node.asText();
        }
        // A number is refused rather than turned into text: 1.0 and 1e-4 would not stay as they were written.
        fields.problem(
                at,
                "a category must be text, is " + Fields.show(node)
                        + "; put it in quotes, or for numbers use type: values");
        return at;
    }

    private static Parameter valueList(String name, Fields fields) {
        List<JsonNode> items = fields.list("values");
        Kind kind = Kind.of(items);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            values.add(value(fields, "values[" + i + "]", items.get(i), kind));
        }
        JsonNode chosen = fields.get("default");
        return new Parameter.ValueList(name, values, chosen == null ? null : value(fields, "default", chosen, kind));
    }

    private static Value value(Fields fields, String at, JsonNode node, Kind kind) {
        Value value = kind.read(node);
        if (value == null) {
            fields.problem(
                    at,
                    "must be " + kind.words + ", is " + Fields.show(node)
                            + "; values are all whole numbers, all numbers, or all texts in quotes");
            return new Value.OfText(at);
        }
        return value;
    }

    /** The one type of the values of a list. */
    private enum Kind {
        TEXT("text, like the first value"),
        REAL("a finite number"),
        WHOLE("a whole number of 64 bits");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        static Kind of(List<JsonNode> items) {
            if (!items.isEmpty() && items.get(0).isTextual()) {
                return TEXT;
            }
            return items.stream().anyMatch(JsonNode::isFloatingPointNumber) ? REAL : WHOLE;
        }

        @Nullable
        Value read(JsonNode node) {
            if (this == TEXT) {
                return node.isTextual() ? new Value.OfText(node.textValue()) : null;
            }
            if (this == REAL) {
                boolean finite = node.isNumber() && Double.isFinite(node.doubleValue());
                return finite ? new Value.OfDouble(node.doubleValue()) : null;
            }
            return node.isIntegralNumber() && node.canConvertToLong() ? new Value.OfLong(node.longValue()) : null;
        }
    }
}
