package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Value;
import dev.temper.schemas.document.Choices;

/** One parameter of a definition as JSON. */
final class ParameterWriter {
    private ParameterWriter() {}

    static ObjectNode tree(Parameter parameter) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("name", parameter.name());
        if (parameter instanceof Parameter.OfDouble p) {
            tree.put("type", "double").put("min", p.min()).put("max", p.max()).put("scale", Choices.name(p.scale()));
            if (p.defaultValue() != null) {
                tree.put("default", p.defaultValue());
            }
        } else if (parameter instanceof Parameter.OfInt p) {
            tree.put("type", "int").put("min", p.min()).put("max", p.max()).put("scale", Choices.name(p.scale()));
            if (p.defaultValue() != null) {
                tree.put("default", p.defaultValue());
            }
        } else if (parameter instanceof Parameter.Categorical p) {
            ArrayNode values = tree.put("type", "categorical").putArray("values");
            p.values().forEach(values::add);
            if (p.defaultValue() != null) {
                tree.put("default", p.defaultValue());
            }
        } else if (parameter instanceof Parameter.ValueList p) {
            ArrayNode values = tree.put("type", "values").putArray("values");
            p.values().forEach(value -> values.add(node(value)));
            if (p.defaultValue() != null) {
                tree.set("default", node(p.defaultValue()));
            }
        }
        return tree;
    }

    static JsonNode node(Value value) {
        if (value instanceof Value.OfDouble number) {
            return JsonNodeFactory.instance.numberNode(number.value());
        }
        if (value instanceof Value.OfLong number) {
            return JsonNodeFactory.instance.numberNode(number.value());
        }
        return JsonNodeFactory.instance.textNode(((Value.OfText) value).value());
    }
}
