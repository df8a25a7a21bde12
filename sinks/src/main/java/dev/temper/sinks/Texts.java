package dev.temper.sinks;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.temper.core.space.Value;

/** Values as texts that are the same on every release of Java, whose own texts of doubles are not. */
public final class Texts {
    private Texts() {}

    /** A finite number in the shortest form that is read back as the same number; NaN, Infinity or -Infinity. */
    public static String of(double value) {
        return NumberOutput.toString(value, true);
    }

    /** A parameter's value. */
    public static String of(Value value) {
        if (value instanceof Value.OfDouble number) {
            return of(number.value());
        }
        if (value instanceof Value.OfLong number) {
            return Long.toString(number.value());
        }
        return ((Value.OfText) value).value();
    }
}
