package dev.temper.core.space;

/**
 * Numbers in sentences for people. The only place of the core that turns a double into text: JDKs disagree on the last
 * digit, so such a text may be shown, but never be part of a decision, a state or an id.
 */
public final class NumberText {
    private NumberText() {}

    /** The shortest decimal, without a point if the number is whole and short. */
    public static String of(double number) {
        return number == StrictMath.rint(number) && Math.abs(number) < 1e7
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** A value as a user would write it. */
    public static String of(Value value) {
        if (value instanceof Value.OfDouble real) {
            return of(real.value());
        }
        if (value instanceof Value.OfLong whole) {
            return Long.toString(whole.value());
        }
        return "\"" + ((Value.OfText) value).value() + "\"";
    }
}
