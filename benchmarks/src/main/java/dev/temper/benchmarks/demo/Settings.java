package dev.temper.benchmarks.demo;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import java.util.Map;
import java.util.stream.Collectors;

/** A configuration as the demo's trainers take it: numbers by name. */
final class Settings {
    private final Map<String, Value> values;

    Settings(Configuration configuration) {
        values = configuration.settings().stream()
                .collect(Collectors.toMap(Configuration.Setting::parameter, Configuration.Setting::value));
    }

    double number(String parameter) {
        Value value = values.get(parameter);
        if (value instanceof Value.OfLong whole) {
            return whole.value();
        }
        if (value instanceof Value.OfDouble real) {
            return real.value();
        }
        throw new IllegalArgumentException(parameter + " is " + value + ": the demo's trainers take a number");
    }
}
