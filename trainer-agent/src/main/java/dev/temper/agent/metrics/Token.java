package dev.temper.agent.metrics;

/**
 * A piece of a line.
 *
 * @param text as it stands in the line, without quotes
 * @param number of a number or a fraction
 * @param total of a fraction
 * @param apart whether it stands apart from what is before it, by more than a space
 */
record Token(Kind kind, String text, double number, double total, boolean apart) {
    /** What it is. */
    enum Kind {
        /** A word. */
        WORD,
        /** A number; percent signs are dropped. */
        NUMBER,
        /** Two whole numbers with a slash between them. */
        FRACTION,
        /** A colon or an equals sign. */
        SEPARATOR,
        /** An opening bracket or parenthesis. */
        OPEN,
        /** A closing one, or another sign between the parts of a line. */
        BREAK,
        /** A time of day or a duration. */
        TIME,
        /** A text in quotes, a number with a unit. */
        OTHER
    }

    static Token of(Kind kind, String text, boolean apart) {
        return new Token(kind, text, 0, 0, apart);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
