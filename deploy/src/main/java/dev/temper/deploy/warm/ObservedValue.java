package dev.temper.deploy.warm;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value that was observed elsewhere, before anyone knows whether it fits an experiment.
 *
 * @param parameters by name, as text
 * @param epoch how far it had trained; null if that is not said
 * @param task name of the task; null if that is not said. Neither means a full training
 * @param value NaN if there is none
 */
public record ObservedValue(
        SortedMap<String, String> parameters,
        @Nullable Integer epoch,
        @Nullable String task,
        double value) {
    /** Copies the map. */
    public ObservedValue {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
}
