package dev.temper.core.space;

import dev.temper.core.space.Configuration.Setting;

/** A configuration as a key: two are the same when their values are, parameter by parameter. */
public record ConfigurationKey(Configuration configuration) implements Comparable<ConfigurationKey> {
    @Override
    public int compareTo(ConfigurationKey other) {
        int common = Math.min(size(), other.size());
        for (int i = 0; i < common; i++) {
            int order = compare(setting(i), other.setting(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(size(), other.size());
    }

    private int size() {
        return configuration.settings().size();
    }

    private Setting setting(int index) {
        return configuration.settings().get(index);
    }

    private static int compare(Setting one, Setting two) {
        int order = one.parameter().compareTo(two.parameter());
        return order != 0 ? order : compare(one.value(), two.value());
    }

    private static int compare(Value one, Value two) {
        if (one instanceof Value.OfDouble a && two instanceof Value.OfDouble b) {
            return Double.compare(a.value() + 0.0, b.value() + 0.0); // -0 and 0 are one value
        }
        if (one instanceof Value.OfLong a && two instanceof Value.OfLong b) {
            return Long.compare(a.value(), b.value());
        }
        if (one instanceof Value.OfText a && two instanceof Value.OfText b) {
            return a.value().compareTo(b.value());
        }
        return Integer.compare(kind(one), kind(two));
    }

    private static int kind(Value value) {
        return value instanceof Value.OfDouble ? 0 : value instanceof Value.OfLong ? 1 : 2;
    }
}
