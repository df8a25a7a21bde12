package dev.temper.tuning.peer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Value;
import dev.temper.tuning.TuningException;
import java.util.ArrayList;
import java.util.List;

/** Reads configurations as peers write them. */
final class PeerValues {
    private PeerValues() {}

    static Configuration configuration(List<Parameter> parameters, JsonNode node) {
        List<Setting> settings = new ArrayList<>();
        for (Parameter parameter : parameters) {
            JsonNode value = node.path(parameter.name());
            if (value.isMissingNode() || value.isNull()) {
                throw new TuningException("the peer's configuration lacks " + parameter.name() + ": " + node);
            }
            settings.add(new Setting(parameter.name(), value(parameter, value)));
        }
        return new Configuration(settings);
    }

    private static Value value(Parameter parameter, JsonNode node) {
        if (parameter instanceof Parameter.OfDouble real) {
            return new Value.OfDouble(Math.max(real.min(), Math.min(real.max(), node.asDouble())));
        }
        if (parameter instanceof Parameter.OfInt whole) {
            long rounded = Math.round(node.asDouble());
            return new Value.OfLong(Math.max(whole.min(), Math.min(whole.max(), rounded)));
        }
        if (parameter instanceof Parameter.Categorical) {
            return new Value.OfText(node.asText());
        }
        return nearest(((Parameter.ValueList) parameter).values(), node);
    }

    private static Value nearest(List<Value> values, JsonNode node) {
        Value nearest = values.get(0);
        for (Value value : values) {
            if (value instanceof Value.OfText text && text.value().equals(node.asText())) {
                return value;
            }
            nearest = distance(value, node) < distance(nearest, node) ? value : nearest;
        }
        return nearest;
    }

    private static double distance(Value value, JsonNode node) {
        if (value instanceof Value.OfLong whole) {
            return Math.abs(whole.value() - node.asDouble());
        }
        return value instanceof Value.OfDouble real
                ? Math.abs(real.value() - node.asDouble())
                : Double.POSITIVE_INFINITY;
    }
}
