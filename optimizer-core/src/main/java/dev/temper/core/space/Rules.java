package dev.temper.core.space;

import dev.temper.core.space.Configuration.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The conditions, constraints and forbidden combinations of a space, by the numbers of its parameters. */
public final class Rules {
    private record Fits(int parameter, Match match) {}

    private record Weighted(int parameter, double factor) {
        double of(@Nullable Value[] values) {
            Value value = values[parameter];
            return value == null ? 0 : factor * Numbers.of(value);
        }
    }

    private final List<Parameter> parameters;
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final List<List<Fits>> conditions = new ArrayList<>();
    private final List<LinearConstraint> constraints;
    private final List<List<Weighted>> sums = new ArrayList<>();
    private final List<List<Fits>> forbidden = new ArrayList<>();

    /** The rules of a space that passed its check. */
    public Rules(Space space) {
        parameters = space.parameters();
        for (Parameter parameter : parameters) {
            numbers.put(parameter.name(), numbers.size());
            conditions.add(new ArrayList<>());
        }
        for (Condition condition : space.conditions()) {
            conditions.get(number(condition.parameter())).addAll(fits(condition.when()));
        }
        constraints = space.constraints();
        for (LinearConstraint constraint : constraints) {
            sums.add(constraint.terms().stream()
                    .map(term -> new Weighted(number(term.parameter()), term.factor()))
                    .toList());
        }
        for (Forbidden combination : space.forbidden()) {
            forbidden.add(fits(combination.together()));
        }
    }

    private int number(String name) {
        int number = placeOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("There is no parameter " + name);
        }
        return number;
    }

    /** The place of a parameter in the order of declaration, from 0; -1 if there is no such parameter. */
    int placeOf(String name) {
        return numbers.getOrDefault(name, -1);
    }

    private List<Fits> fits(List<Match> matches) {
        return matches.stream()
                .map(match -> new Fits(number(match.parameter()), match))
                .toList();
    }

    /** Whether there are none, so that every combination of values is allowed. */
    public boolean isEmpty() {
        return constraints.isEmpty()
                && forbidden.isEmpty()
                && conditions.stream().allMatch(List::isEmpty);
    }

    /** Values by parameter; null for those that the configuration lacks. Settings of unknown parameters are left out. */
    @Nullable
    Value[] values(Configuration configuration) {
        @Nullable Value[] values = new Value[parameters.size()];
        for (Setting setting : configuration.settings()) {
            Integer number = numbers.get(setting.parameter());
            if (number != null) {
                values[number] = setting.value();
            }
        }
        return values;
    }

    /** Whether a parameter applies, by the values of those before it. */
    boolean applies(int parameter, @Nullable Value[] values) {
        return holdTogether(conditions.get(parameter), values);
    }

    /** The configuration of those values whose parameters apply. */
    Configuration configuration(@Nullable Value[] values) {
        List<Setting> settings = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            Value value = applies(i, values) ? values[i] : null;
            values[i] = value;
            if (value != null) {
                settings.add(new Setting(parameters.get(i).name(), value));
            }
        }
        return new Configuration(settings);
    }

    /** Whether a configuration keeps every constraint and has no forbidden combination. */
    public boolean allow(Configuration configuration) {
        @Nullable Value[] values = values(configuration);
        return brokenConstraint(values) < 0 && forbiddenCombination(values) < 0;
    }

    /** The first constraint that the values break, or -1. */
    int brokenConstraint(@Nullable Value[] values) {
        for (int i = 0; i < sums.size(); i++) {
            if (!constraints.get(i).holds(sum(i, values), size(i, values))) {
                return i;
            }
        }
        return -1;
    }

    /** The sum of a constraint's terms. */
    double sum(int constraint, @Nullable Value[] values) {
        double sum = 0;
        for (Weighted term : sums.get(constraint)) {
            sum += term.of(values);
        }
        return sum;
    }

    private double size(int constraint, @Nullable Value[] values) {
        double size = 0;
        for (Weighted term : sums.get(constraint)) {
            size += Math.abs(term.of(values));
        }
        return size;
    }

    /** The first forbidden combination that the values have, or -1. */
    int forbiddenCombination(@Nullable Value[] values) {
        for (int i = 0; i < forbidden.size(); i++) {
            if (holdTogether(forbidden.get(i), values)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean holdTogether(List<Fits> all, @Nullable Value[] values) {
        for (Fits fits : all) {
            if (!fits.match.holds(values[fits.parameter])) {
                return false;
            }
        }
        return true;
    }
}
