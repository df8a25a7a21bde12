package dev.temper.agent.metrics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a script speaks of what it measures.
 *
 * @param counter what it counts
 * @param names metric names by the names that it uses, where they differ
 * @param metric the name, after {@code names}, of a metric without which a report is only log; null: every metric will do
 */
public record Terms(
        Counter counter,
        Map<String, String> names,
        @Nullable String metric) {
    /** Epochs from 1, under the script's own names. */
    public static final Terms PLAIN = new Terms(Counter.EPOCHS, Map.of(), null);

    /** Copies the map. */
    public Terms {
        names = Map.copyOf(names);
    }
}
