package dev.temper.deploy;

import dev.temper.core.simulate.TableValue;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Value;

/** What a user gave to a parameter as text. */
public final class GivenValue {
    private GivenValue() {}

    /**
     * The text as a value of the parameter; as the number or text that it looks like if it is none, so that the check
     * of the configuration names it and says what is expected in its place.
     */
    public static Value of(String text, Parameter parameter) {
        // A table's cell is read as a double, which beyond 2^53 is another whole number.
        if (parameter instanceof Parameter.OfInt && text.matches("-?\\d{1,18}")) {
            return new Value.OfLong(Long.parseLong(text));
        }
        Value value = TableValue.parse(text, parameter);
        return value == null ? asWritten(text) : value;
    }

    private static Value asWritten(String text) {
        try {
            return new Value.OfDouble(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return new Value.OfText(text);
        }
    }
}
