package dev.temper.console.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a route in its path, its query or its headers.
 *
 * @param says what it is, for the description
 * @param required whether a request without it is refused; those of paths are
 * @param repeated whether it may be given more than once
 * @param fallback what holds when it is not given; null for nothing
 * @param least the least number, or the fewest characters of a text
 * @param most the greatest number, or the most characters of a text
 * @param values the only texts that it may be; empty for any
 */
public record RouteParameter(
        String name,
        Kind kind,
        String says,
        boolean required,
        boolean repeated,
        @Nullable Object fallback,
        double least,
        double most,
        List<String> values) {
    private static final double TEXT = 1_000;

    /** What its text is read as. */
    public enum Kind {
        TEXT("string"),
        WHOLE("integer"),
        NUMBER("number"),
        FLAG("boolean");

        private final String schema;

        Kind(String schema) {
            this.schema = schema;
        }

        /** The type in a JSON schema. */
        String schema() {
            return schema;
        }
    }

    /** Copies the values. */
    public RouteParameter {
        values = List.copyOf(values);
    }

    /** A text of at most a thousand characters. */
    public static RouteParameter text(String name, String says) {
        return new RouteParameter(name, Kind.TEXT, says, false, false, null, 0, TEXT, List.of());
    }

    /** A whole number from 0 on that fits 63 bits, unless {@link #between} says otherwise. */
    public static RouteParameter whole(String name, String says) {
        return new RouteParameter(name, Kind.WHOLE, says, false, false, null, 0, Long.MAX_VALUE, List.of());
    }

    /** A finite number. */
    public static RouteParameter number(String name, String says) {
        return new RouteParameter(
                name, Kind.NUMBER, says, false, false, null, -Double.MAX_VALUE, Double.MAX_VALUE, List.of());
    }

    /** {@code true} or {@code false}, which it is when not given. */
    public static RouteParameter flag(String name, String says) {
        return new RouteParameter(name, Kind.FLAG, says, false, false, false, 0, 0, List.of());
    }

    /** The same with what holds when it is not given: a {@code String}, {@code Long} or {@code Double} by its kind. */
    public RouteParameter fallback(Object value) {
        Object held = value instanceof Integer whole ? Long.valueOf(whole) : value;
        return new RouteParameter(name, kind, says, required, repeated, held, least, most, values);
    }

    /** The same within bounds, both included: of a number, or of the characters of a text. */
    public RouteParameter between(double least, double most) {
        return new RouteParameter(name, kind, says, required, repeated, fallback, least, most, values);
    }

    /** The same as one of these texts. */
    public RouteParameter oneOf(String... texts) {
        return new RouteParameter(name, kind, says, required, repeated, fallback, least, most, List.of(texts));
    }

    /** The same, which a request must have. */
    public RouteParameter mandatory() {
        return new RouteParameter(name, kind, says, true, repeated, fallback, least, most, values);
    }

    /** The same, which may be given more than once. */
    public RouteParameter repeatable() {
        return new RouteParameter(name, kind, says, required, true, fallback, least, most, values);
    }

    /**
     * Reads one text of it.
     *
     * @return a {@code String}, {@code Long}, {@code Double} or {@code Boolean} by its kind
     * @throws IllegalArgumentException saying what would be right
     */
    Object read(String text) {
        return switch (kind) {
            case TEXT -> readText(text);
            case WHOLE -> readWhole(text);
            case NUMBER -> readNumber(text);
            case FLAG -> readFlag(text);
        };
    }

    private String readText(String text) {
        if (!values.isEmpty() && !values.contains(text)) {
            throw new IllegalArgumentException("one of " + String.join(", ", values));
        }
        if (text.length() < least || text.length() > most) {
            throw new IllegalArgumentException("a text of " + (long) least + " to " + (long) most + " characters");
        }
        return text;
    }

    private Long readWhole(String text) {
        if (text.matches("-?[0-9]{1,19}")) {
            try {
                long whole = Long.parseLong(text);
                if (whole >= least && whole <= most) {
                    return whole;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(wholes(), e);
            }
        }
        throw new IllegalArgumentException(wholes());
    }

    private String wholes() {
        return "a whole number from " + (long) least + " to " + (long) most;
    }

    private Double readNumber(String text) {
        double number = text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?") ? Double.parseDouble(text) : Double.NaN;
        if (number >= least && number <= most) {
            return number;
        }
        throw new IllegalArgumentException("a number from " + least + " to " + most);
    }

    private static Boolean readFlag(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("true or false");
    }
}
