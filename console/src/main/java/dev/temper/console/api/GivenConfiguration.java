package dev.temper.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.http.HttpProblem;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Problem;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Trial;
import dev.temper.schemas.document.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration that a user sends, checked before anything is published. */
final class GivenConfiguration {
    private GivenConfiguration() {}

    /**
     * The configuration.
     *
     * @throws HttpProblem 422 with all that is wrong, 409 with the trial that has the configuration already
     */
    static Configuration of(ExperimentState state, ExperimentDefinition definition, Map<String, JsonNode> given) {
        Configuration configuration = configuration(definition, given);
        List<Problem> problems = ConfigurationCheck.check(definition.space(), configuration);
        if (!problems.isEmpty()) {
            throw new HttpProblem(
                    422,
                    "The configuration does not fit '" + definition.id() + "'.",
                    problems.stream()
                            .map(problem -> new Finding(problem.path(), problem.message()))
                            .toList());
        }
        ConfigurationKey key = new ConfigurationKey(configuration);
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            if (key.compareTo(new ConfigurationKey(row.value().configuration())) == 0) {
                throw new HttpProblem(
                        409,
                        "Trial " + row.key() + " of '" + definition.id()
                                + "' has that configuration already: give another.");
            }
        }
        return configuration;
    }

    /** In the order of declaration; names that are no parameters follow, for the check to refuse. */
    private static Configuration configuration(ExperimentDefinition definition, Map<String, JsonNode> given) {
        List<Setting> settings = new ArrayList<>();
        Map<String, JsonNode> left = new LinkedHashMap<>(given);
        for (Parameter parameter : definition.parameters()) {
            JsonNode value = left.remove(parameter.name());
            if (value != null) {
                settings.add(new Setting(parameter.name(), value(value, parameter)));
            }
        }
        left.forEach((name, value) -> settings.add(new Setting(name, new Value.OfText(value.asText()))));
        return new Configuration(settings);
    }

    private static Value value(JsonNode given, Parameter parameter) {
        boolean whole = given.isIntegralNumber() && given.canConvertToLong();
        if (parameter instanceof Parameter.OfDouble && given.isNumber()) {
            return new Value.OfDouble(given.doubleValue());
        }
        if (parameter instanceof Parameter.OfInt && whole) {
            return new Value.OfLong(given.longValue());
        }
        if (parameter instanceof Parameter.ValueList list) {
            for (Value value : list.values()) {
                if (isSame(given, value)) {
                    return value;
                }
            }
        }
        return given.isNumber() && !whole ? new Value.OfDouble(given.doubleValue()) : new Value.OfText(given.asText());
    }

    private static boolean isSame(JsonNode given, Value value) {
        return (value instanceof Value.OfDouble number && given.isNumber())
                ? number.value() == given.doubleValue()
                : ParameterMap.plain(value).toString().equals(given.asText());
    }
}
