package dev.temper.core.space;

import java.util.List;

/** A value for each parameter, in the order in which the experiment declares them. */
public record Configuration(List<Setting> settings) {
    /** A parameter's name and value. */
    public record Setting(String parameter, Value value) {}

    /** Copies the list. */
    public Configuration {
        settings = List.copyOf(settings);
    }
}
