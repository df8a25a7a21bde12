package dev.temper.agent.metrics;

import dev.temper.agent.metrics.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a line into tokens. Goes through the line once. */
final class Tokens {
    private static final Set<String> SIGNS = Set.of("-", "--", "->", "=>", "+", "+-", "+/-");
    private static final String BREAKS = "|,;)]}{<>*";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean apart;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> of(String line) {
        Tokens tokens = new Tokens(line);
        while (tokens.at < line.length()) {
            tokens.next();
        }
        return tokens.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            apart = spaces();
            return;
        }
        if (c == ':' || c == '=') {
            at++;
            add(Token.of(Kind.SEPARATOR, String.valueOf(c), apart));
            quoted();
        } else if (c == '[' || c == '(') {
            at++;
            add(Token.of(Kind.OPEN, String.valueOf(c), apart));
        } else if (BREAKS.indexOf(c) >= 0 || isRule(c)) {
            at++;
            add(Token.of(Kind.BREAK, String.valueOf(c), apart));
        } else if (c == '"' || c == '\'') {
            at++;
        } else {
            word();
        }
        apart = false;
    }

    private void add(Token token) {
        tokens.add(token);
    }

    private boolean spaces() {
        int from = at;
        boolean tab = false;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            tab |= text.charAt(at) == '\t';
            at++;
        }
        return tab || at - from > 1;
    }

    /** A bar's or a table's signs, and emoji. */
    private static boolean isRule(char c) {
        return c > 127 && !Character.isLetterOrDigit(c);
    }

    /** A value in quotes, which is no name. */
    private void quoted() {
        int from = at;
        while (from < text.length() && text.charAt(from) == ' ') {
            from++;
        }
        char quote = from < text.length() ? text.charAt(from) : ' ';
        int end = quote == '"' || quote == '\'' ? text.indexOf(quote, from + 1) : -1;
        if (end < 0) {
            return;
        }
        String value = text.substring(from + 1, end);
        Double number = ScriptNumber.parse(value);
        add(number == null ? Token.of(Kind.OTHER, value, false) : new Token(Kind.NUMBER, value, number, 0, false));
        at = end + 1;
    }

    private void word() {
        int from = at;
        boolean clock = true;
        while (at < text.length() && goesOn(from, clock)) {
            char c = text.charAt(at);
            if (c == '(') {
                at = text.indexOf(')', at);
            }
            clock &= Character.isDigit(c) || c == ':' || c == '.' || c == ',';
            at++;
        }
        if (at == from) { // no word begins so
            at++;
            return;
        }
        String word = text.substring(from, at);
        boolean time = clock && word.indexOf(':') > 0;
        add(time ? Token.of(Kind.TIME, word, apart) : token(word));
    }

    private boolean goesOn(int from, boolean clock) {
        char c = text.charAt(at);
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        char before = at > from ? text.charAt(at - 1) : ' ';
        return switch (c) {
            case ':' -> clock && Character.isDigit(before) && Character.isDigit(after);
            case ',' -> Character.isDigit(before) && Character.isDigit(after);
            case '\'' -> Character.isLetterOrDigit(before) && Character.isLetter(after);
            case '(' -> Character.isLetter(before) && closesAfterLetters();
            case '=', '[', '"' -> false;
            default -> !Character.isWhitespace(c) && BREAKS.indexOf(c) < 0 && !isRule(c);
        };
    }

    /** Whether a parenthesis is part of a name, as in {@code Epoch(train)}. */
    private boolean closesAfterLetters() {
        int end = at + 1;
        while (end < text.length() && end - at < 20 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end > at + 1 && end < text.length() && text.charAt(end) == ')';
    }

    private Token token(String word) {
        Double number = number(word);
        if (number != null) {
            return new Token(Kind.NUMBER, word, number, 0, apart);
        }
        int slash = word.indexOf('/');
        if (slash > 0) {
            Double part = ScriptNumber.parse(word.substring(0, slash));
            Double total = ScriptNumber.parse(plain(word.substring(slash + 1)));
            if (part != null && total != null && Double.isFinite(part) && total > 0) {
                return new Token(Kind.FRACTION, word, part, total, apart);
            }
        }
        if (SIGNS.contains(word)) {
            return Token.of(Kind.BREAK, word, apart);
        }
        boolean unit = Character.isDigit(word.charAt(0)) && !word.contains("_");
        return Token.of(unit ? Kind.OTHER : Kind.WORD, word, apart);
    }

    private static @Nullable Double number(String word) {
        char first = word.charAt(0);
        int spread = word.indexOf('+', 1);
        if (spread > 0 && Character.isDigit(word.charAt(spread - 1))) { // 0.5+0.01: a mean and its deviation
            return number(word.substring(0, spread));
        }
        boolean begins =
                Character.isDigit(first) || ((first == '-' || first == '+' || first == '.') && word.length() > 1);
        return begins ? ScriptNumber.parse(plain(word)) : null;
    }

    /** Without a percent sign, or the end of a sentence. */
    private static String plain(String word) {
        boolean more = word.length() > 1 && (word.endsWith("%") || word.endsWith("."));
        return more ? word.substring(0, word.length() - 1) : word;
    }
}
