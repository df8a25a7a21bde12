package dev.temper.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What can be wrong with the parameters of a definition. */
public final class ParameterCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

    /** Names that mean something else where an agent fills in a training command. */
    private static final List<String> RESERVED = List.of(
            "experiment",
            "trial",
            "lease",
            "task",
            "from_epoch",
            "to_epoch",
            "checkpoint_dir",
            "parameters_file",
            "slot");

    private ParameterCheck() {}

    /** Whether agents use a name for something else, so that no parameter may have it. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** All problems, with paths such as {@code parameters[2].min}; empty if there are none. */
    public static List<Problem> check(List<Parameter> parameters) {
        List<Problem> problems = new ArrayList<>();
        if (parameters.isEmpty()) {
            problems.add(new Problem("parameters", "parameters is empty: give at least one parameter to tune"));
        }
        Map<String, String> taken = new TreeMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            String path = "parameters[" + i + "]";
            problems.addAll(checkName(path + ".name", parameters.get(i).name(), taken));
            List<Problem> own = checkValues(path, parameters.get(i));
            problems.addAll(own.isEmpty() ? checkDefault(path, parameters.get(i)) : own);
        }
        return problems;
    }

    private static List<Problem> checkName(String path, String name, Map<String, String> taken) {
        if (!NAME.matcher(name).matches()) {
            return List.of(new Problem(
                    path,
                    "name is \"" + name + "\": start with a letter or _, go on with letters, digits, _ . or -, at most"
                            + " 100 in all"));
        }
        if (isReserved(name)) {
            return List.of(new Problem(
                    path, "name is \"" + name + "\", which agents use for something else: choose another name"));
        }
        String other = taken.putIfAbsent(environmentName(name), name);
        if (other != null) {
            return List.of(new Problem(
                    path,
                    "name is \"" + name + "\", but \"" + other
                            + "\" is there already and both look the same in an environment variable: rename one"));
        }
        return List.of();
    }

    private static String environmentName(String name) {
        return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static List<Problem> checkValues(String path, Parameter parameter) {
        if (parameter instanceof Parameter.OfDouble real) {
            return NumericCheck.check(path, real);
        }
        if (parameter instanceof Parameter.OfInt whole) {
            return NumericCheck.check(path, whole);
        }
        if (parameter instanceof Parameter.Categorical categorical) {
            return ChoiceCheck.check(
                    path,
                    categorical.values().stream().<Value>map(Value.OfText::new).toList());
        }
        return ChoiceCheck.check(path, ((Parameter.ValueList) parameter).values());
    }

    private static List<Problem> checkDefault(String path, Parameter parameter) {
        Value value = Configurations.declaredDefault(parameter);
        if (value == null || Axis.of(parameter).contains(value)) {
            return List.of();
        }
        return List.of(new Problem(
                path + ".default",
                "default is " + NumberText.of(value) + ", which is not " + ConfigurationCheck.expected(parameter)
                        + ": choose one that is, or leave it out"));
    }
}
