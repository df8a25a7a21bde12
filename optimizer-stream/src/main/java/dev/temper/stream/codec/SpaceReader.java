package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.temper.schemas.document.FieldReader;
import dev.temper.schemas.document.Findings;
import dev.temper.schemas.document.Flow;
import dev.temper.schemas.document.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The search space of a definition: the fields of its top level that say what is tuned. */
final class SpaceReader {
    private final Findings findings;
    private final Map<String, Parameter> byName = new TreeMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Prior> priors = new ArrayList<>();

    /** Names of parameters of whose values nothing is known. */
    private final Set<String> opaque = new TreeSet<>();

    SpaceReader(Findings findings) {
        this.findings = findings;
    }

    Space read(FieldReader top) {
        List<FieldReader> items = parameters(top);
        for (int i = 0; i < items.size(); i++) {
            extras(items.get(i), parameters.get(i));
        }
        return new Space(
                parameters,
                conditions,
                priors,
                items(top, "constraints", ObjectKind.CONSTRAINT).stream()
                        .map(this::constraint)
                        .toList(),
                items(top, "forbidden", ObjectKind.FREE).stream()
                        .map(item -> new Forbidden(matches(item)))
                        .toList(),
                items(top, "candidates", ObjectKind.FREE).stream()
                        .map(this::configuration)
                        .toList());
    }

    private List<FieldReader> parameters(FieldReader top) {
        List<FieldReader> items = new ArrayList<>();
        for (JsonNode item : list(top)) {
            int i = items.size();
            FieldReader fields = new FieldReader(item, ObjectKind.PARAMETER, "parameters[" + i + "]", findings);
            fields.has("when");
            fields.has("prior");
            Parameter parameter = ParameterReader.read(fields);
            String name = item.path("name").asText();
            if (parameter == null) {
                opaque.add(name);
                // A stand-in keeps the numbers of the others, which paths of later checks speak of.
                parameters.add(new Parameter.Categorical(name, List.of("a", "b"), null));
            } else {
                parameters.add(parameter);
            }
            byName.put(parameters.get(i).name(), parameters.get(i));
            items.add(fields);
        }
        return items;
    }

    /** The items of the list of parameters, which some write as an object with their names. */
    private List<JsonNode> list(FieldReader top) {
        JsonNode node = top.get("parameters");
        if (node == null || !node.isObject()) {
            return top.list("parameters");
        }
        List<JsonNode> items = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            findings.moved(top.at("parameters." + field.getKey()), "parameters[" + items.size() + "]");
            items.add(
                    field.getValue().isObject()
                            ? JsonNodeFactory.instance
                                    .objectNode()
                                    .put("name", field.getKey())
                                    .setAll((ObjectNode) field.getValue())
                            : field.getValue());
        }
        String first = items.isEmpty() ? "" : ": [" + Flow.of(items.get(0)) + "]";
        top.remark("parameters", "is an object: write a list, parameters" + first);
        return items;
    }

    private List<FieldReader> items(FieldReader top, String name, ObjectKind place) {
        List<FieldReader> items = new ArrayList<>();
        if (top.has(name)) {
            for (JsonNode item : top.list(name)) {
                items.add(new FieldReader(item, place, name + "[" + items.size() + "]", findings));
            }
        }
        return items;
    }

    /** What a parameter says beyond its own values. */
    private void extras(FieldReader fields, Parameter parameter) {
        if (fields.has("when")) {
            conditions.add(new Condition(parameter.name(), matches(fields.object("when", ObjectKind.FREE, true))));
        }
        if (fields.has("prior") && !opaque.contains(parameter.name())) {
            Prior prior = PriorReader.read(parameter, fields.object("prior", ObjectKind.FREE, true));
            if (prior != null) {
                priors.add(prior);
            }
        }
    }

    private List<Match> matches(FieldReader fields) {
        List<Match> matches = new ArrayList<>();
        for (String name : fields.names()) {
            Parameter parameter = known(fields, name);
            JsonNode node = fields.get(name);
            List<Value> values = new ArrayList<>();
            if (node == null) {
                fields.unread(name, "has no value: give one, or a list of them, or remove it");
            } else if (parameter != null && !opaque.contains(name)) {
                for (JsonNode value : node.isArray() ? node : List.of(node)) {
                    values.add(ValueReader.read(fields, name, value, parameter));
                }
            }
            matches.add(new Match(name, values));
        }
        return matches;
    }

    private @Nullable Parameter known(FieldReader fields, String name) {
        Parameter parameter = byName.get(name);
        if (parameter == null) {
            fields.unread(name, "is no parameter" + Spelling.hint(name, byName.keySet()));
        }
        return parameter;
    }

    private LinearConstraint constraint(FieldReader fields) {
        List<Term> terms = new ArrayList<>();
        FieldReader factors = fields.object("terms", ObjectKind.FREE, false);
        for (String name : factors.names()) {
            known(factors, name);
            terms.add(new Term(name, factors.number(name)));
        }
        LinearConstraint constraint =
                new LinearConstraint(terms, fields.optionalNumber("at_least"), fields.optionalNumber("at_most"));
        fields.finish();
        return constraint;
    }

    /** A configuration, in the order of the parameters; unknown names are problems. */
    Configuration configuration(FieldReader fields) {
        List<Setting> settings = new ArrayList<>();
        for (String name : fields.names()) {
            Parameter parameter = known(fields, name);
            JsonNode node = fields.get(name);
            if (parameter != null && node != null && !opaque.contains(name)) {
                settings.add(new Setting(name, ValueReader.read(fields, name, node, parameter)));
            }
        }
        return Configurations.inOrder(parameters, new Configuration(settings));
    }
}
