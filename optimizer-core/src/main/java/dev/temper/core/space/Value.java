package dev.temper.core.space;

/** The value of one parameter. */
public sealed interface Value {
    /** A value of a double parameter, or of a value list of doubles. */
    record OfDouble(double value) implements Value {}

    /** A value of an int parameter, or of a value list of whole numbers. */
    record OfLong(long value) implements Value {}

    /** A value of a categorical parameter, or of a value list of texts. */
    record OfText(String value) implements Value {}
}
