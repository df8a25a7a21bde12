package dev.temper.core.space;

import dev.temper.core.experiment.Problem;
import dev.temper.core.space.Configuration.Setting;
import java.util.ArrayList;
import java.util.List;

/** Whether a configuration, such as one that a user queued, is in a search space. */
public final class ConfigurationCheck {
    private ConfigurationCheck() {}

    /**
     * All problems; empty if each parameter is there once, in the order of declaration, with a value of its type, in
     * its range and on its scale, and the whole is one of the candidates, if the space has any. The path of a problem
     * is the parameter's name, or that of the first one if the problem is the whole.
     * {@link Configurations#inOrder} mends the order of what a user wrote.
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
    static List<Problem> complete(Space space, Configuration configuration) {
        List<Parameter> parameters = space.parameters();
        List<String> names = parameters.stream().map(Parameter::name).toList();
        List<String> given =
                configuration.settings().stream().map(Setting::parameter).toList();
        List<Problem> problems = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (!given.contains(parameter.name())) {
                problems.add(
                        new Problem(parameter.name(), parameter.name() + " is missing: give " + expected(parameter)));
            }
        }
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i);
            int declared = names.indexOf(name);
            if (declared < 0) {
                problems.add(new Problem(name, name + " is not a parameter: use " + String.join(", ", names)));
            } else if (given.indexOf(name) < i) {
                problems.add(new Problem(name, name + " is there twice: remove one"));
            } else {
                checkValue(
                        parameters.get(declared),
                        configuration.settings().get(i).value(),
                        problems);
            }
        }
        if (problems.isEmpty() && !given.equals(names)) {
            problems.add(new Problem(
                    given.get(0), "parameters are in another order than declared: use " + String.join(", ", names)));
        }
        return problems;
    }

    private static void checkValue(Parameter parameter, Value value, List<Problem> problems) {
        if (!Axis.of(parameter).contains(value)) {
            String name = parameter.name();
            problems.add(new Problem(name, name + " is " + NumberText.of(value) + ": give " + expected(parameter)));
        }
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
