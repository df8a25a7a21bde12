package dev.temper.testkit;

import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Feasibility;
import dev.temper.core.space.Forbidden;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Prior;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Search spaces of scenarios: plain ones, with conditions and rules, finite ones, and lists of candidates. */
final class DrawnSpace {
    private DrawnSpace() {}

    static Space plain(Dice dice, boolean finite) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter.Categorical("optimizer", List.of("adam", "sgd"), null));
        parameters.add(new Parameter.OfInt("layers", 1, 2 + dice.below(5), Scale.LINEAR, null));
        if (!finite) {
            parameters.add(new Parameter.OfDouble("learning_rate", 1e-4, 1, Scale.LOG, 0.01));
        }
        return Space.of(parameters);
    }

    static Space any(Dice dice, boolean finite) {
        Space space = plain(dice, finite);
        if (dice.chance(0.3)) {
            space = ruled(space, dice);
        }
        return !finite && dice.chance(0.2) ? listed(space, dice) : space;
    }

    /** With a parameter that applies for one optimizer, and one that depends on it in turn. */
    private static Space ruled(Space plain, Dice dice) {
        List<Parameter> parameters = new ArrayList<>(plain.parameters());
        parameters.add(new Parameter.Categorical("nesterov", List.of("no", "yes"), null));
        parameters.add(new Parameter.OfInt("warmup", 0, 3, Scale.LINEAR, null));
        List<Condition> conditions = List.of(
                new Condition("nesterov", List.of(text("optimizer", "sgd"))),
                new Condition("warmup", List.of(text("nesterov", "yes"))));
        List<Term> terms = List.of(new Term("layers", 1), new Term("warmup", 2));
        Forbidden shallow =
                new Forbidden(List.of(text("optimizer", "adam"), new Match("layers", List.of(new Value.OfLong(1)))));
        return Space.of(parameters)
                .withConditions(conditions)
                .withPriors(List.of(
                        new Prior.Weights("optimizer", List.of(1.0, 1.0 + dice.below(5))),
                        new Prior.Beta("warmup", 2, 1)))
                .withRules(List.of(new LinearConstraint(terms, null, (double) dice.between(2, 9))), List.of(shallow));
    }

    private static Match text(String parameter, String value) {
        return new Match(parameter, List.of(new Value.OfText(value)));
    }

    private static Space listed(Space space, Dice dice) {
        Map<ConfigurationKey, Configuration> candidates = new TreeMap<>();
        Feasibility feasibility = new Feasibility(space);
        for (int i = 0; i < 40; i++) {
            Configuration candidate = drawn(space, dice);
            if (feasibility.allows(candidate)) {
                candidates.put(new ConfigurationKey(candidate), candidate);
            }
        }
        return space.withCandidates(List.copyOf(candidates.values()));
    }

    /** Any configuration of a space, in which it may be ruled out. */
    static Configuration drawn(Space space, Dice dice) {
        UnitCube cube = new UnitCube(space);
        double[] point = new double[cube.dimensions()];
        for (int i = 0; i < point.length; i++) {
            point[i] = dice.unit();
        }
        return cube.configurationAt(point);
    }
}
