package dev.temper.core.space;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter has one of some values. */
public record Match(String parameter, List<Value> values) {
    /** Copies the list. */
    public Match {
        values = List.copyOf(values);
    }

    /** Whether it holds of a value of the parameter; never of null, which a parameter has where it does not apply. */
    public boolean holds(@Nullable Value value) {
        return value != null && values.contains(value);
    }
}
