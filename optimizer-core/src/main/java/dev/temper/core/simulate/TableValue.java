package dev.temper.core.simulate;

import dev.temper.core.space.Parameter;
import dev.temper.core.space.Value;
import org.jspecify.annotations.Nullable;

/** Reads the text of a cell as a value of a parameter. */
public final class TableValue {
    private TableValue() {}

    /** The value, or null when the cell is none of the parameter's values. */
    public static @Nullable Value parse(String cell, Parameter parameter) {
        try {
            if (parameter instanceof Parameter.OfDouble) {
                return new Value.OfDouble(Double.parseDouble(cell));
            }
            if (parameter instanceof Parameter.OfInt) {
                return whole(cell);
            }
            if (parameter instanceof Parameter.Categorical) {
                return new Value.OfText(cell);
            }
            return listed(cell, (Parameter.ValueList) parameter);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable Value whole(String cell) {
        double value = Double.parseDouble(cell);
        return value == (long) value ? new Value.OfLong((long) value) : null;
    }

    private static @Nullable Value listed(String cell, Parameter.ValueList list) {
        for (Value value : list.values()) {
            boolean same = value instanceof Value.OfText text
                    ? text.value().equals(cell)
                    : number(value) == Double.parseDouble(cell);
            if (same) {
                return value;
            }
        }
        return null;
    }

    private static double number(Value value) {
        return value instanceof Value.OfLong whole ? whole.value() : ((Value.OfDouble) value).value();
    }
}
