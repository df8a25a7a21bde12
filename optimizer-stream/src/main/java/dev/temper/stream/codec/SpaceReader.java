package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.experiment.Problem;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Configurations;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Space;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The search space of a definition: the fields of its top level that say what is tuned. */
final class SpaceReader {
    private SpaceReader() {}

    static Space read(Fields top, List<Problem> problems) {
        int before = problems.size();
        List<Parameter> parameters = parameters(top, problems);
        boolean sound = problems.size() == before;
        List<JsonNode> candidates = top.has("candidates") ? top.list("candidates") : List.of();
        if (!sound) {
            // What the rest says of parameters that could not be read would mislead.
            return Space.of(parameters);
        }
        return Space.of(parameters).withCandidates(candidates(candidates, parameters, problems));
    }

    private static List<Parameter> parameters(Fields top, List<Problem> problems) {
        List<JsonNode> items = top.list("parameters");
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Parameter parameter = ParameterReader.read(new Fields(items.get(i), "parameters[" + i + "]", problems));
            // A placeholder keeps the numbers of the others, which paths of later checks speak of.
            parameters.add(parameter == null ? new Parameter.Categorical("?" + i, List.of("a", "b"), null) : parameter);
        }
        return parameters;
    }

    private static List<Configuration> candidates(
            List<JsonNode> items, List<Parameter> parameters, List<Problem> problems) {
        Map<String, Parameter> byName = new TreeMap<>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
        List<Configuration> candidates = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Fields fields = new Fields(items.get(i), "candidates[" + i + "]", problems);
            candidates.add(Configurations.inOrder(parameters, configuration(fields, items.get(i), byName)));
        }
        return candidates;
    }

    /** The values that an object of names and values gives; unknown names are problems. */
    static Configuration configuration(Fields fields, JsonNode object, Map<String, Parameter> byName) {
        List<Setting> settings = new ArrayList<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Parameter parameter = byName.get(name);
            if (parameter == null) {
                fields.problem(name, "unknown parameter" + Spelling.hint(name, byName.keySet()));
                continue;
            }
            JsonNode node = fields.get(name);
            if (node != null) {
                settings.add(new Setting(name, ValueReader.read(fields, name, node, parameter)));
            }
        }
        return new Configuration(settings);
    }
}
