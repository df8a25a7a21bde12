package dev.temper.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a trainer was given: arguments ({@code --batch-size 64}), and what the agent says in the environment. */
final class TrainerInput {
    private final Map<String, String> values;

    private TrainerInput(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads both; an argument goes before the environment.
     *
     * @param parameters names of hyperparameters, in the environment as {@code TEMPER_PARAM_BATCH_SIZE}
     * @param others names of other arguments, with the variables that stand for them, or an empty text
     * @throws IllegalArgumentException saying which argument is wrong
     */
    static TrainerInput read(
            String[] arguments, Map<String, String> environment, List<String> parameters, Map<String, String> others) {
        Map<String, String> given = new TreeMap<>();
        parameters.forEach(name -> put(given, name, environment.get("TEMPER_PARAM_" + variable(name))));
        others.forEach((name, variable) -> put(given, name, environment.get(variable)));
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!parameters.contains(name) && !others.containsKey(name)) {
                throw new IllegalArgumentException("unknown argument " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value after it");
            }
            given.put(name, arguments[i + 1]);
        }
        return new TrainerInput(given);
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            given.put(name, value);
        }
    }

    @Nullable
    String text(String name) {
        return values.get(name);
    }

    /**
     * A value.
     *
     * @param otherwise what stands for it if it was not given
     * @throws IllegalArgumentException saying that it is not of its type
     */
    <T> T get(String name, String otherwise, Function<String, T> parser) {
        String text = values.getOrDefault(name, otherwise);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is \"" + text + "\", which does not fit its type", e);
        }
    }
}
