package dev.temper.core.space;

/** Values as numbers. */
final class Numbers {
    private Numbers() {}

    /** The number that a value is; NaN for a text. */
    static double of(Value value) {
        if (value instanceof Value.OfDouble real) {
            return real.value();
        }
        return value instanceof Value.OfLong whole ? whole.value() : Double.NaN;
    }

    /** Whether a parameter's values are numbers. */
    static boolean has(Parameter parameter) {
        return parameter instanceof Parameter.ValueList list
                ? !(list.values().get(0) instanceof Value.OfText)
                : !(parameter instanceof Parameter.Categorical);
    }
}
