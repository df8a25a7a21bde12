package dev.temper.console.api;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** A configuration as JSON has it: names to numbers and texts, in the definition's order. */
final class ParameterMap {
    private ParameterMap() {}

    static Map<String, Object> of(Configuration configuration) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Configuration.Setting setting : configuration.settings()) {
            map.put(setting.parameter(), plain(setting.value()));
        }
        return map;
    }

    static Object plain(Value value) {
        if (value instanceof Value.OfDouble number) {
            return number.value();
        }
        if (value instanceof Value.OfLong number) {
            return number.value();
        }
        return ((Value.OfText) value).value();
    }
}
