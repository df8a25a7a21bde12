package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import dev.temper.schemas.document.FieldReader;
import dev.temper.stream.codec.ValueReader.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One parameter of a definition. */
final class ParameterReader {
    private static final List<String> TYPES = List.of("double", "int", "categorical", "values");

    private ParameterReader() {}

    /** Null when its type is unknown: then nothing can be said of its other fields. */
    static @Nullable Parameter read(FieldReader fields) {
        String name = fields.text("name");
        String type = fields.choice("type", TYPES);
        if (type == null) {
            return null;
        }
        Parameter parameter = read(name, type, fields);
        fields.finish();
        return parameter;
    }

    private static Parameter read(String name, String type, FieldReader fields) {
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
                    fields.whole("min", Long.MIN_VALUE),
                    fields.whole("max", Long.MAX_VALUE),
                    fields.choice("scale", Scale.class, Scale.LINEAR),
                    fields.optionalWhole("default"));
        }
        return type.equals("categorical") ? categorical(name, fields) : valueList(name, fields);
    }

    private static Parameter categorical(String name, FieldReader fields) {
        List<String> values = new ArrayList<>();
        List<JsonNode> items = fields.list("values");
        for (int i = 0; i < items.size(); i++) {
            values.add(ValueReader.category(fields, "values[" + i + "]", items.get(i)));
        }
        JsonNode chosen = fields.get("default");
        return new Parameter.Categorical(
                name, values, chosen == null ? null : ValueReader.category(fields, "default", chosen));
    }

    private static Parameter valueList(String name, FieldReader fields) {
        List<JsonNode> items = fields.list("values");
        Kind kind = Kind.of(items);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            values.add(ValueReader.listed(fields, "values[" + i + "]", items.get(i), kind));
        }
        JsonNode chosen = fields.get("default");
        return new Parameter.ValueList(
                name, values, chosen == null ? null : ValueReader.listed(fields, "default", chosen, kind));
    }
}
