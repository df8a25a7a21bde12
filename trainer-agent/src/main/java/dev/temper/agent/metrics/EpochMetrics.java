package dev.temper.agent.metrics;

import dev.temper.schemas.MetricValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What training said at the end of an epoch.
 *
 * @param epoch epochs trained so far, 1 or more
 * @param values every metric, at least one; NaN and infinity are values
 * @param seconds how long the epoch took, 0 or more and finite; null when not said
 */
public record EpochMetrics(
        int epoch, List<MetricValue> values, @Nullable Double seconds) {
    /** Copies the list. */
    public EpochMetrics {
        values = List.copyOf(values);
    }
}
