package dev.temper.console.api;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of the search space.
 *
 * @param type double, int, categorical, or list: values in an order
 * @param log whether it is looked at on a logarithmic scale
 * @param values of a categorical, or a list; null for a range
 * @param defaultValue where it stands if nobody tunes it; null when not known
 * @param when the parameters that it depends on, with the values at which it applies; null when it always does
 */
public record ParameterAnswer(
        String name,
        String type,
        @Nullable Double min,
        @Nullable Double max,
        boolean log,
        @Nullable List<Object> values,

        @com.fasterxml.jackson.annotation.JsonProperty("default") @Nullable
        Object defaultValue,

        @Nullable Map<String, List<Object>> when) {
    static List<ParameterAnswer> all(ExperimentDefinition definition) {
        return definition.parameters().stream()
                .map(parameter -> of(parameter, when(definition, parameter.name())))
                .toList();
    }

    private static ParameterAnswer of(Parameter parameter, @Nullable Map<String, List<Object>> when) {
        String name = parameter.name();
        if (parameter instanceof Parameter.OfDouble p) {
            return new ParameterAnswer(
                    name, "double", p.min(), p.max(), isLog(p.scale()), null, p.defaultValue(), when);
        }
        if (parameter instanceof Parameter.OfInt p) {
            return new ParameterAnswer(
                    name, "int", (double) p.min(), (double) p.max(), isLog(p.scale()), null, p.defaultValue(), when);
        }
        if (parameter instanceof Parameter.Categorical p) {
            return new ParameterAnswer(
                    name, "categorical", null, null, false, List.copyOf(p.values()), p.defaultValue(), when);
        }
        Parameter.ValueList list = (Parameter.ValueList) parameter;
        Value standing = list.defaultValue();
        return new ParameterAnswer(
                name,
                "list",
                null,
                null,
                false,
                plain(list.values()),
                standing == null ? null : ParameterMap.plain(standing),
                when);
    }

    private static boolean isLog(Scale scale) {
        return scale != Scale.LINEAR;
    }

    private static List<Object> plain(List<Value> values) {
        return values.stream().map(ParameterMap::plain).toList();
    }

    private static @Nullable Map<String, List<Object>> when(ExperimentDefinition definition, String name) {
        Map<String, List<Object>> when = new LinkedHashMap<>();
        for (Condition condition : definition.space().conditions()) {
            if (condition.parameter().equals(name)) {
                for (Match match : condition.when()) {
                    when.put(match.parameter(), plain(match.values()));
                }
            }
        }
        return when.isEmpty() ? null : when;
    }
}
