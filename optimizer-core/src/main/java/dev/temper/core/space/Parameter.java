package dev.temper.core.space;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One dimension of the search space. Bounds are inclusive; a null default means the middle of the range on its scale. */
public sealed interface Parameter {
    /** Unique in the experiment. */
    String name();

    /** A real number in [min, max]; scale LINEAR or LOG. */
    record OfDouble(
            String name,
            double min,
            double max,
            Scale scale,
            @Nullable Double defaultValue) implements Parameter {}

    /** A whole number in [min, max], on any scale. */
    record OfInt(
            String name,
            long min,
            long max,
            Scale scale,
            @Nullable Long defaultValue) implements Parameter {}

    /** One of at least two names, without an order. */
    record Categorical(
            String name, List<String> values, @Nullable String defaultValue) implements Parameter {
        /** Copies the list. */
        public Categorical {
            values = List.copyOf(values);
        }
    }

    /** One of at least two explicit values of one type; their order is the order of the scale. */
    record ValueList(
            String name, List<Value> values, @Nullable Value defaultValue) implements Parameter {
        /** Copies the list. */
        public ValueList {
            values = List.copyOf(values);
        }
    }
}
