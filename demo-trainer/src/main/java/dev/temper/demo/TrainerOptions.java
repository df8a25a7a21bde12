package dev.temper.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the trainer was called. A hyperparameter comes from its argument ({@code --batch-size 64}), else from the
 * environment ({@code TEMPER_PARAM_BATCH_SIZE}), else it has its default.
 *
 * @param epochs last epoch to train
 * @param fromEpoch last epoch that the caller knows the result of
 * @param checkpoints where to keep the checkpoint; null for nowhere
 */
record TrainerOptions(
        Hyperparameters hyperparameters,
        int epochs,
        int fromEpoch,
        long seed,
        @Nullable Path checkpoints) {
    static final String USAGE = """
            Trains a small network on handwritten digits and prints a line of JSON an epoch.
              --epochs N              last epoch to train (27)
              --checkpoint-dir DIR    save after every epoch, and go on from what is there (TEMPER_CHECKPOINT_DIR)
              --seed N                of initial weights and order of examples (1)
            Hyperparameters, as arguments or in the environment (TEMPER_PARAM_LEARNING_RATE and so on):
              --learning-rate X       (0.01)     --momentum X             (0.001)
              --batch-size N          (64)       --nesterov true|false    (false)
              --weight-decay X        (1.2e-5)   --scheduler-factor X     (0.1)
              --scheduler-patience N  (10)
            """;

    private static final List<String> PARAMETERS = List.of(
            "learning-rate",
            "scheduler-factor",
            "batch-size",
            "nesterov",
            "weight-decay",
            "momentum",
            "scheduler-patience");
    private static final List<String> OTHERS = List.of("epochs", "checkpoint-dir", "seed");

    /**
     * Reads arguments and environment.
     *
     * @throws IllegalArgumentException saying which one is wrong
     */
    static TrainerOptions read(String[] arguments, Map<String, String> environment) {
        Map<String, String> given = fromEnvironment(environment);
        given.putAll(fromArguments(arguments));
        Hyperparameters hyperparameters = new Hyperparameters(
                parse(given, "learning-rate", "0.01", Double::parseDouble),
                parse(given, "scheduler-factor", "0.1", Double::parseDouble),
                parse(given, "batch-size", "64", Integer::parseInt),
                parse(given, "nesterov", "false", TrainerOptions::parseBoolean),
                parse(given, "weight-decay", "1.2e-5", Double::parseDouble),
                parse(given, "momentum", "0.001", Double::parseDouble),
                parse(given, "scheduler-patience", "10", Integer::parseInt));
        String directory = given.get("checkpoint-dir");
        int epochs = parse(given, "epochs", "27", Integer::parseInt);
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs is " + epochs + ": give at least 1");
        }
        return new TrainerOptions(
                hyperparameters,
                epochs,
                parse(given, "from-epoch", Integer.toString(Integer.MAX_VALUE), Integer::parseInt),
                parse(given, "seed", "1", Long::parseLong),
                directory == null ? null : Path.of(directory));
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> given = new TreeMap<>();
        for (String name : PARAMETERS) {
            put(
                    given,
                    name,
                    environment.get(
                            "TEMPER_PARAM_" + name.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        put(given, "checkpoint-dir", environment.get("TEMPER_CHECKPOINT_DIR"));
        put(given, "from-epoch", environment.get("TEMPER_FROM_EPOCH"));
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            given.put(name, value);
        }
    }

    private static Map<String, String> fromArguments(String[] arguments) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!PARAMETERS.contains(name) && !OTHERS.contains(name)) {
                throw new IllegalArgumentException("unknown argument " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value after it");
            }
            given.put(name, arguments[i + 1]);
        }
        return given;
    }

    private static <T> T parse(Map<String, String> given, String name, String otherwise, Function<String, T> parser) {
        String text = given.getOrDefault(name, otherwise);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is \"" + text + "\", which does not fit its type", e);
        }
    }

    private static boolean parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
