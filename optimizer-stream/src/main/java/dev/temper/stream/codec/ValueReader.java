package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Value;
import dev.temper.schemas.document.FieldReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of parameters, as the type of their parameter has them. */
final class ValueReader {
    private ValueReader() {}

    /** A value that a configuration gives to a parameter; a placeholder when it is none of its type. */
    static Value read(FieldReader fields, String at, JsonNode node, Parameter parameter) {
        if (parameter instanceof Parameter.Categorical) {
            return new Value.OfText(category(fields, at, node));
        }
        Kind kind = Kind.of(parameter);
        Value value = kind.read(node);
        if (value == null) {
            fields.unread(at, "is " + FieldReader.show(node) + ": give " + kind.words);
            return new Value.OfText(at);
        }
        return value;
    }

    static String category(FieldReader fields, String at, JsonNode node) {
        if (node.isTextual() || node.isBoolean()) {
            return node.asText();
        }
        // A number is refused rather than turned into text: 1.0 and 1e-4 would not stay as they were written.
        fields.unread(
                at,
                "is " + FieldReader.show(node)
                        + ": give a text, as categories are; put it in quotes, or for numbers use type: values");
        return at;
    }

    /** One of a list of values, all of the kind that the list has. */
    static Value listed(FieldReader fields, String at, JsonNode node, Kind kind) {
        Value value = kind.read(node);
        if (value != null) {
            return value;
        }
        fields.unread(
                at,
                node.isBoolean()
                        ? "is " + FieldReader.show(node)
                                + ": give a number or a text; put all values in quotes, or use type: categorical"
                        : "is " + FieldReader.show(node) + ": give " + kind.words
                                + "; values are all whole numbers, all numbers, or all texts in quotes");
        return new Value.OfText(at);
    }

    /** The one type of the values of a list or a parameter. */
    enum Kind {
        TEXT("a text, like the first value"),
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

        private static Kind of(Parameter parameter) {
            if (!(parameter instanceof Parameter.ValueList list)) {
                return parameter instanceof Parameter.OfInt ? WHOLE : REAL;
            }
            Value first = list.values().isEmpty()
                    ? new Value.OfLong(0)
                    : list.values().get(0);
            return first instanceof Value.OfText ? TEXT : first instanceof Value.OfDouble ? REAL : WHOLE;
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
