package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.experiment.Problem;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Configurations;
import dev.temper.core.space.Forbidden;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Prior;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The search space of a definition: the fields of its top level that say what is tuned. */
final class SpaceReader {
    private final List<Problem> problems;
    private final Map<String, Parameter> byName = new TreeMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Prior> priors = new ArrayList<>();

    private SpaceReader(List<Problem> problems) {
        this.problems = problems;
    }

    static Space read(Fields top, List<Problem> problems) {
        SpaceReader reader = new SpaceReader(problems);
        int before = problems.size();
        List<Fields> items = reader.parameters(top);
        List<Fields> constraints = reader.items(top, "constraints");
        List<Fields> forbidden = reader.items(top, "forbidden");
        List<Fields> candidates = reader.items(top, "candidates");
        if (problems.size() > before) {
            // What the rest says of parameters that could not be read would mislead.
            return Space.of(reader.parameters);
        }
        for (int i = 0; i < items.size(); i++) {
            reader.extras(items.get(i), reader.parameters.get(i));
        }
        return new Space(
                reader.parameters,
                reader.conditions,
                reader.priors,
                constraints.stream().map(reader::constraint).toList(),
                forbidden.stream()
                        .map(item -> new Forbidden(reader.matches(item)))
                        .toList(),
                candidates.stream().map(reader::candidate).toList());
    }

    /** A configuration in a space, in the order of its parameters. */
    static Configuration configuration(Fields fields, Space space, List<Problem> problems) {
        SpaceReader reader = new SpaceReader(problems);
        reader.parameters.addAll(space.parameters());
        space.parameters().forEach(parameter -> reader.byName.put(parameter.name(), parameter));
        return reader.candidate(fields);
    }

    private List<Fields> parameters(Fields top) {
        List<Fields> items = new ArrayList<>();
        for (JsonNode item : top.list("parameters")) {
            int i = items.size();
            Fields fields = new Fields(item, "parameters[" + i + "]", problems);
            fields.has("when");
            fields.has("prior");
            Parameter parameter = ParameterReader.read(fields);
            // A placeholder keeps the numbers of the others, which paths of later checks speak of.
            parameters.add(parameter == null ? new Parameter.Categorical("?" + i, List.of("a", "b"), null) : parameter);
            byName.put(parameters.get(i).name(), parameters.get(i));
            items.add(fields);
        }
        return items;
    }

    private List<Fields> items(Fields top, String name) {
        List<Fields> items = new ArrayList<>();
        if (top.has(name)) {
            for (JsonNode item : top.list(name)) {
                items.add(new Fields(item, name + "[" + items.size() + "]", problems));
            }
        }
        return items;
    }

    /** What a parameter says beyond its own values. */
    private void extras(Fields fields, Parameter parameter) {
        if (fields.has("when")) {
            conditions.add(new Condition(parameter.name(), matches(fields.object("when", true))));
        }
        if (fields.has("prior")) {
            Prior prior = PriorReader.read(parameter, fields.object("prior", true));
            if (prior != null) {
                priors.add(prior);
            }
        }
    }

    private List<Match> matches(Fields fields) {
        List<Match> matches = new ArrayList<>();
        for (String name : fields.names()) {
            Parameter parameter = known(fields, name);
            JsonNode node = fields.get(name);
            if (node == null) {
                fields.problem(name, "has no value: give one, or a list of them, or remove it");
            } else if (parameter != null) {
                List<Value> values = new ArrayList<>();
                for (JsonNode value : node.isArray() ? node : List.of(node)) {
                    values.add(ValueReader.read(fields, name, value, parameter));
                }
                matches.add(new Match(name, values));
            }
        }
        return matches;
    }

    private @Nullable Parameter known(Fields fields, String name) {
        Parameter parameter = byName.get(name);
        if (parameter == null) {
            fields.problem(name, "unknown parameter" + Spelling.hint(name, byName.keySet()));
        }
        return parameter;
    }

    private LinearConstraint constraint(Fields fields) {
        List<Term> terms = new ArrayList<>();
        Fields factors = fields.object("terms", false);
        for (String name : factors.names()) {
            if (known(factors, name) == null) {
                continue;
            }
            terms.add(new Term(name, factors.number(name)));
        }
        LinearConstraint constraint =
                new LinearConstraint(terms, fields.optionalNumber("at_least"), fields.optionalNumber("at_most"));
        fields.finish();
        return constraint;
    }

    private Configuration candidate(Fields fields) {
        return Configurations.inOrder(parameters, configuration(fields));
    }

    /** The values that an object of names and values gives; unknown names are problems. */
    private Configuration configuration(Fields fields) {
        List<Setting> settings = new ArrayList<>();
        for (String name : fields.names()) {
            Parameter parameter = known(fields, name);
            JsonNode node = fields.get(name);
            if (parameter != null && node != null) {
                settings.add(new Setting(name, ValueReader.read(fields, name, node, parameter)));
            }
        }
        return new Configuration(settings);
    }
}
