package dev.temper.agent.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object as JSON, Python and their kin write it: quotes of both kinds or none around names, {@code True} and
 * {@code None}, {@code nan}, {@code np.float64(0.9)}, {@code tensor(0.9, device='cuda:0')}, trailing commas. Numbers
 * are {@link Double}, texts {@link String}, objects {@link Map} and lists {@link List}; all else is {@link #OTHER}. Goes
 * through the text once.
 */
final class LiteralReader {
    /** A value that is none of these, such as True or a date. */
    static final Object OTHER = new Object();

    private static final int DEEPEST = 64;
    private static final int LONGEST_LIST = 2;

    private final String text;
    private int at;
    private int depth;

    /** Thrown where the text is no object any more. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed() {
            super("malformed", null, false, false);
        }
    }

    /** Reads from a position, at which a brace opens. */
    LiteralReader(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** The object; null when there is none. */
    @Nullable
    Map<String, Object> object() {
        try {
            return braces() instanceof Map<?, ?> map ? cast(map) : null;
        } catch (Malformed e) {
            return null;
        }
    }

    /** Up to where the text was read: behind the object, or where it turned out to be none. */
    int position() {
        return at;
    }

    /** The value of a call such as {@code float64(0.5)}, whose name was read up to its parenthesis; null when no number. */
    @Nullable
    Double argument() {
        try {
            return arguments() instanceof Double number ? number : null;
        } catch (Malformed e) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> cast(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private Object braces() throws Malformed {
        enter('{');
        Map<String, Object> fields = new LinkedHashMap<>();
        while (!closes('}')) {
            Object key = peek() == '"' || peek() == '\'' ? string() : name();
            if (!separates()) {
                return set();
            }
            Object value = value();
            if (key instanceof String name) {
                fields.put(name, value);
            }
            comma('}');
        }
        depth--;
        return fields;
    }

    /** The rest of what turned out to be a set of values, not an object. */
    private Object set() throws Malformed {
        comma('}');
        while (!closes('}')) {
            value();
            comma('}');
        }
        depth--;
        return OTHER;
    }

    private Object value() throws Malformed {
        char c = peek();
        return switch (c) {
            case '{' -> braces();
            case '[' -> list('[', ']');
            case '(' -> list('(', ')');
            case '"', '\'' -> string();
            case '<' -> angle();
            default -> word();
        };
    }

    private Object list(char open, char close) throws Malformed {
        enter(open);
        List<Object> first = new ArrayList<>();
        while (!closes(close)) {
            Object value = value();
            if (first.size() < LONGEST_LIST) {
                first.add(value);
            }
            if (peek() == '=') { // an argument by name
                at++;
                value();
            }
            comma(close);
        }
        depth--;
        return first;
    }

    /** What Python writes for objects, such as {@code <tf.Tensor: shape=(), dtype=float32, numpy=0.25>}. */
    private Object angle() throws Malformed {
        int end = text.indexOf('>', at);
        if (end < 0) {
            throw end();
        }
        int value = text.indexOf("numpy=", at);
        int from = value + "numpy=".length();
        Double number = value < 0 || value > end ? null : ScriptNumber.parse(text.substring(from, end));
        at = end + 1;
        return number == null ? OTHER : number;
    }

    private Object word() throws Malformed {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.+-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == from) {
            throw new Malformed();
        }
        String word = text.substring(from, at);
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (next == '(') {
            Object argument = arguments();
            return wraps(word) ? argument : OTHER;
        }
        if ((next == '"' || next == '\'') && word.length() <= 2) { // b'...' and its kin
            return string();
        }
        Double number = ScriptNumber.parse(word);
        return number == null ? OTHER : number;
    }

    /** Whether a call of this name stands for the number in it. */
    static boolean wraps(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (last) {
            case "tensor", "array", "decimal", "parameter", "variable", "double", "longdouble", "half" -> true;
            default ->
                last.startsWith("float")
                        || last.startsWith("int")
                        || last.startsWith("uint")
                        || last.startsWith("bfloat");
        };
    }

    private Object arguments() throws Malformed {
        Object argument = list('(', ')');
        for (int nested = 0; nested < 2; nested++) { // tensor([0.5])
            if (argument instanceof List<?> list && !list.isEmpty() && (nested == 0 || list.size() == 1)) {
                argument = list.get(0);
            }
        }
        if (argument instanceof String string) {
            Double number = ScriptNumber.parse(string);
            return number == null ? OTHER : number;
        }
        return argument instanceof Double ? argument : OTHER;
    }

    private String string() throws Malformed {
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw end();
    }

    private char escaped() throws Malformed {
        if (at >= text.length()) {
            throw end();
        }
        char c = text.charAt(at++);
        if (c != 'u') {
            return switch (c) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'b' -> '\b';
                case 'f' -> '\f';
                default -> c;
            };
        }
        try {
            int code = Integer.parseInt(text, at, Math.min(at + 4, text.length()), 16);
            at = Math.min(at + 4, text.length());
            return (char) code;
        } catch (NumberFormatException e) {
            return c;
        }
    }

    private String name() throws Malformed {
        int from = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw new Malformed();
        }
        return text.substring(from, at);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || "_.-/@".indexOf(c) >= 0;
    }

    private boolean separates() throws Malformed {
        char c = peek();
        if (c != ':' && c != '=') {
            return false;
        }
        at++;
        if (c == '=' && at < text.length() && text.charAt(at) == '>') {
            at++;
        }
        return true;
    }

    private void enter(char open) throws Malformed {
        if (peek() != open || depth == DEEPEST) {
            throw new Malformed();
        }
        depth++;
        at++;
    }

    private boolean closes(char close) throws Malformed {
        if (peek() != close) {
            return false;
        }
        at++;
        return true;
    }

    private void comma(char close) throws Malformed {
        char c = peek();
        if (c == ',') {
            at++;
        } else if (c != close) {
            throw new Malformed();
        }
    }

    /** The next character that is no space. */
    private char peek() throws Malformed {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            throw end();
        }
        return text.charAt(at);
    }

    private Malformed end() {
        at = text.length();
        return new Malformed();
    }
}
