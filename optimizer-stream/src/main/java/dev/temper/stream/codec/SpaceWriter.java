package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Forbidden;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Prior;
import dev.temper.core.space.Space;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The search space of a definition as fields of its top level; lists that are empty are left out. */
final class SpaceWriter {
    private SpaceWriter() {}

    static void write(ObjectNode top, Space space) {
        Map<String, ObjectNode> parameters = new TreeMap<>();
        ArrayNode list = top.putArray("parameters");
        for (Parameter parameter : space.parameters()) {
            ObjectNode tree = ParameterWriter.tree(parameter);
            parameters.put(parameter.name(), tree);
            list.add(tree);
        }
        for (Condition condition : space.conditions()) {
            tree(parameters, condition.parameter(), "when", when -> matches(when, condition.when()));
        }
        for (Prior prior : space.priors()) {
            tree(parameters, prior.parameter(), "prior", object -> prior(object, prior, space));
        }
        if (!space.constraints().isEmpty()) {
            ArrayNode constraints = top.putArray("constraints");
            space.constraints().forEach(constraint -> constraint(constraints.addObject(), constraint));
        }
        if (!space.forbidden().isEmpty()) {
            ArrayNode forbidden = top.putArray("forbidden");
            for (Forbidden combination : space.forbidden()) {
                matches(forbidden.addObject(), combination.together());
            }
        }
        if (!space.candidates().isEmpty()) {
            ArrayNode candidates = top.putArray("candidates");
            space.candidates().forEach(candidate -> configuration(candidates.addObject(), candidate));
        }
    }

    private static void tree(
            Map<String, ObjectNode> parameters, String name, String field, Consumer<ObjectNode> writer) {
        ObjectNode parameter = parameters.get(name);
        if (parameter != null) {
            writer.accept(parameter.putObject(field));
        }
    }

    private static void matches(ObjectNode object, List<Match> matches) {
        for (Match match : matches) {
            ArrayNode values = object.putArray(match.parameter());
            match.values().forEach(value -> values.add(ParameterWriter.node(value)));
        }
    }

    private static void prior(ObjectNode object, Prior prior, Space space) {
        if (prior instanceof Prior.Normal normal) {
            object.putObject("normal").put("mean", normal.mean()).put("sd", normal.deviation());
        } else if (prior instanceof Prior.Beta beta) {
            object.putObject("beta").put("a", beta.a()).put("b", beta.b());
        } else if (prior instanceof Prior.Weights weights) {
            ObjectNode values = object.putObject("weights");
            for (Parameter parameter : space.parameters()) {
                if (parameter instanceof Parameter.Categorical categorical
                        && categorical.name().equals(weights.parameter())) {
                    for (int i = 0; i < weights.weights().size(); i++) {
                        values.put(
                                categorical.values().get(i), weights.weights().get(i));
                    }
                }
            }
        }
    }

    private static void constraint(ObjectNode object, LinearConstraint constraint) {
        ObjectNode terms = object.putObject("terms");
        constraint.terms().forEach(term -> terms.put(term.parameter(), term.factor()));
        if (constraint.atLeast() != null) {
            object.put("at_least", constraint.atLeast());
        }
        if (constraint.atMost() != null) {
            object.put("at_most", constraint.atMost());
        }
    }

    static void configuration(ObjectNode object, Configuration configuration) {
        for (Setting setting : configuration.settings()) {
            object.set(setting.parameter(), ParameterWriter.node(setting.value()));
        }
    }
}
