package dev.temper.stream.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Takes settings from a map one by one, and remembers what was wrong and what nobody asked for. */
final class SettingsReader {
    private final SortedMap<String, String> unread;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> settings) {
        unread = new TreeMap<>(settings);
    }

    String required(String key, String meaning) {
        String value = take(key);
        if (value.isEmpty()) {
            problems.add(key + " is missing: set it to " + meaning);
        }
        return value;
    }

    Path path(String key, String meaning) {
        String value = required(key, meaning);
        try {
            return Path.of(value).toAbsolutePath();
        } catch (InvalidPathException e) {
            problems.add(key + " = '" + value + "' cannot be used: set it to " + meaning + " (" + e.getReason() + ")");
            return Path.of("");
        }
    }

    String text(String key, String fallback) {
        String value = take(key);
        return value.isEmpty() ? fallback : value;
    }

    long number(String key, long fallback, long min, long max) {
        String wanted = "a whole number from " + min + " to " + max;
        return parse(key, fallback, wanted, text -> {
            long value = Long.parseLong(text);
            if (value < min || value > max) {
                throw new IllegalArgumentException(wanted);
            }
            return value;
        });
    }

    boolean flag(String key, boolean fallback) {
        return parse(key, fallback, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    /** Reads with a function that throws {@link IllegalArgumentException} on a value that it cannot take. */
    <T> T parse(String key, T fallback, String wanted, Function<String, T> parser) {
        String value = take(key);
        if (value.isEmpty()) {
            return fallback;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            problems.add(key + " = '" + value + "' cannot be used: set it to " + wanted);
            return fallback;
        }
    }

    /** All settings under a prefix, without it. */
    SortedMap<String, String> under(String prefix) {
        known.add(prefix + "*");
        SortedMap<String, String> found = new TreeMap<>();
        for (String key : List.copyOf(unread.keySet())) {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), String.valueOf(unread.remove(key)));
            }
        }
        return found;
    }

    /** Throws when anything was wrong, settings that nobody asked for included. */
    void finish() {
        unread.forEach((key, value) ->
                problems.add(key + " is not a setting of the optimizer; it knows " + String.join(", ", known)));
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(problems);
        }
    }

    private String take(String key) {
        known.add(key);
        String value = unread.remove(key);
        return value == null ? "" : value.trim();
    }
}
