package dev.temper.core.fuzz;

import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Forbidden;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Prior;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Search spaces at random; not all of them pass their check. */
final class DrawnSpace {
    private final SplittableRandom random;
    private final List<Parameter> parameters = new ArrayList<>();

    private DrawnSpace(SplittableRandom random) {
        this.random = random;
    }

    static Space draw(SplittableRandom random) {
        return new DrawnSpace(random).space();
    }

    private Space space() {
        int count = random.nextInt(10) == 0 ? 1 + random.nextInt(40) : 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            parameters.add(DrawnParameter.draw("x" + i, random));
        }
        Space space = Space.of(parameters);
        space = random.nextInt(3) == 0 ? space.withConditions(conditions()) : space;
        space = random.nextInt(3) == 0 ? space.withPriors(priors()) : space;
        space = random.nextInt(3) == 0 ? space.withRules(constraints(), forbidden()) : space;
        return random.nextInt(8) == 0 ? space.withCandidates(candidates(space)) : space;
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 1; i < parameters.size(); i++) {
            if (random.nextInt(3) == 0) {
                conditions.add(new Condition("x" + i, List.of(match(random.nextInt(i)))));
            }
        }
        return conditions;
    }

    private Match match(int parameter) {
        Configuration one = any(Space.of(List.of(parameters.get(parameter))));
        return new Match("x" + parameter, List.of(one.settings().get(0).value()));
    }

    private Configuration any(Space space) {
        UnitCube cube = new UnitCube(space);
        double[] point = new double[cube.dimensions()];
        for (int i = 0; i < point.length; i++) {
            point[i] = random.nextDouble();
        }
        return cube.configurationAt(point);
    }

    private List<Prior> priors() {
        List<Prior> priors = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter instanceof Parameter.Categorical categorical) {
                priors.add(new Prior.Weights(
                        parameter.name(),
                        categorical.values().stream()
                                .map(value -> Math.pow(10, random.nextInt(-6, 7)))
                                .toList()));
            } else if (random.nextBoolean()) {
                priors.add(new Prior.Beta(
                        parameter.name(), 0.1 + 999 * random.nextDouble(), 0.1 + 999 * random.nextDouble()));
            } else if (parameter instanceof Parameter.OfDouble real) {
                double span = real.max() - real.min();
                priors.add(new Prior.Normal(parameter.name(), real.min(), span * (0.001 + random.nextDouble())));
            }
        }
        return priors;
    }

    private List<LinearConstraint> constraints() {
        List<Term> terms = new ArrayList<>();
        double middle = 0;
        Configuration somewhere = any(Space.of(parameters));
        for (Setting setting : somewhere.settings()) {
            double factor = random.nextDouble(-2, 2);
            if (!(setting.value() instanceof Value.OfText) && random.nextBoolean()) {
                terms.add(new Term(setting.parameter(), factor));
                middle += factor * number(setting.value());
            }
        }
        return terms.isEmpty() || !Double.isFinite(middle)
                ? List.of()
                : List.of(new LinearConstraint(terms, random.nextBoolean() ? middle : null, middle));
    }

    private static double number(Value value) {
        return value instanceof Value.OfLong whole ? whole.value() : ((Value.OfDouble) value).value();
    }

    private List<Forbidden> forbidden() {
        List<Forbidden> forbidden = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            forbidden.add(new Forbidden(List.of(match(random.nextInt(parameters.size())))));
        }
        return forbidden;
    }

    private List<Configuration> candidates(Space space) {
        Map<ConfigurationKey, Configuration> candidates = new TreeMap<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            Configuration candidate = any(space);
            candidates.put(new ConfigurationKey(candidate), candidate);
        }
        return List.copyOf(candidates.values());
    }
}
