package dev.temper.stream.config;

import java.util.Locale;

/** A part of the optimizer that runs as a Kafka Streams application of its own. */
public enum Role {
    /** Checks inputs and writes the journal; at least once. */
    INTAKE,
    /** Folds the journal into decisions and views; exactly once. */
    ENGINE,
    /** Follows the journal and publishes what the model advises; exactly once, for its rows must be written together. */
    MODEL,
    /** Folds the journal into what people look at; at least once, for it writes a line of the journal where it belongs. */
    API;

    /** Whether nobody who decides waits for it: if it gives up where those run too, they go on and it starts again. */
    public boolean isAside() {
        return this == MODEL || this == API;
    }

    /** The name in settings, in application ids and in health answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
