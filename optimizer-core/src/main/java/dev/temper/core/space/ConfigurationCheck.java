package dev.temper.core.space;

import dev.temper.core.space.Configuration.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a configuration, such as one that a user queued, is in a search space. */
public final class ConfigurationCheck {
    private final Space space;
    private final Rules rules;
    private final Configuration configuration;
    private final List<Problem> problems = new ArrayList<>();

    private ConfigurationCheck(Space space, Configuration configuration) {
        this.space = space;
        this.rules = new Rules(space);
        this.configuration = configuration;
    }

    /**
     * All problems; empty if each parameter that applies is there once, in the order of declaration, with a value of
     * its type, in its range and on its scale, no other is there, and the whole keeps the constraints, has no forbidden
     * combination, and is one of the candidates, if the space has any. The path of a problem is the parameter's name,
     * or that of the first one if the problem is the whole. {@link Configurations#inOrder} mends the order of what a
     * user wrote.
     *
     * @param space as checked by {@link SpaceCheck}
     */
    public static List<Problem> check(Space space, Configuration configuration) {
        List<Problem> problems = complete(space, configuration);
        if (problems.isEmpty() && !isCandidate(space, configuration)) {
            int count = space.candidates().size();
            problems.add(new Problem(
                    space.parameters().get(0).name(),
                    "the configuration is none of the " + count + " candidates of the experiment: use one of them"));
        }
        return problems;
    }

    private static boolean isCandidate(Space space, Configuration configuration) {
        ConfigurationKey key = new ConfigurationKey(configuration);
        return space.candidates().isEmpty()
                || space.candidates().stream().anyMatch(known -> key.compareTo(new ConfigurationKey(known)) == 0);
    }

    /** As {@link #check}, but for whether it is a candidate. */
    public static List<Problem> complete(Space space, Configuration configuration) {
        ConfigurationCheck check = new ConfigurationCheck(space, configuration);
        check.checkSettings();
        // By wrong values nobody can tell what applies.
        if (check.problems.isEmpty() || space.conditions().isEmpty()) {
            check.checkPresence();
        }
        if (check.problems.isEmpty()) {
            check.checkRules();
        }
        return check.problems;
    }

    /** What is there: known names, once each, in order, with values that fit. */
    private void checkSettings() {
        List<String> names = space.parameters().stream().map(Parameter::name).toList();
        List<Setting> given = configuration.settings();
        Set<String> seen = new TreeSet<>();
        int last = -1;
        boolean ordered = true;
        for (Setting setting : given) {
            String name = setting.parameter();
            int declared = rules.placeOf(name);
            ordered &= declared > last;
            last = declared;
            if (declared < 0) {
                add(name, name + " is not a parameter: use " + String.join(", ", names));
            } else if (!seen.add(name)) {
                add(name, name + " is there twice: remove one");
            } else {
                checkValue(space.parameters().get(declared), setting.value());
            }
        }
        if (problems.isEmpty() && !ordered) {
            add(
                    given.get(0).parameter(),
                    "parameters are in another order than declared: use " + String.join(", ", names));
        }
    }

    private void checkValue(Parameter parameter, Value value) {
        if (!Axis.of(parameter).contains(value)) {
            String name = parameter.name();
            add(name, name + " is " + NumberText.of(value) + ": give " + expected(parameter));
        }
    }

    /** What is not there, and what should not be. */
    private void checkPresence() {
        @Nullable Value[] values = rules.values(configuration);
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = space.parameters().get(i);
            boolean applies = rules.applies(i, values);
            Value value = values[i];
            if (applies && value == null) {
                add(parameter.name(), parameter.name() + " is missing: give " + expected(parameter));
            } else if (!applies && value != null) {
                add(
                        parameter.name(),
                        parameter.name() + " is " + NumberText.of(value) + ", but it applies only when "
                                + RuleText.condition(space, parameter.name()) + ": leave it out");
                values[i] = null;
            }
        }
    }

    private void checkRules() {
        @Nullable Value[] values = rules.values(configuration);
        int constraint = rules.brokenConstraint(values);
        if (constraint >= 0) {
            LinearConstraint broken = space.constraints().get(constraint);
            add(
                    broken.terms().get(0).parameter(),
                    RuleText.sum(broken) + " is " + NumberText.of(rules.sum(constraint, values)) + ": constraints["
                            + constraint + "] wants " + RuleText.bounds(broken));
        }
        int combination = rules.forbiddenCombination(values);
        if (combination >= 0) {
            Forbidden broken = space.forbidden().get(combination);
            add(
                    broken.together().get(0).parameter(),
                    "forbidden[" + combination + "] rules out " + RuleText.matches(broken.together())
                            + ": change one of them");
        }
    }

    private void add(String name, String message) {
        problems.add(new Problem(name, message));
    }

    static String expected(Parameter parameter) {
        if (parameter instanceof Parameter.OfDouble real) {
            return "a number from " + NumberText.of(real.min()) + " to " + NumberText.of(real.max());
        }
        if (parameter instanceof Parameter.OfInt whole) {
            String kind = whole.scale() == Scale.POWER_OF_TWO ? "a power of two" : "a whole number";
            return kind + " from " + whole.min() + " to " + whole.max();
        }
        List<Value> values = ((ChoiceAxis) Axis.of(parameter)).values();
        return "one of " + String.join(", ", values.stream().map(NumberText::of).toList());
    }
}
