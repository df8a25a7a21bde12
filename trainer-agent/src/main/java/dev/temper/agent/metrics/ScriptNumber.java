package dev.temper.agent.metrics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as training scripts write them. */
final class ScriptNumber {
    private ScriptNumber() {}

    /** A number, with NaN and infinity in the spellings of Python, C and Java; null when the text is none. */
    static @Nullable Double parse(String text) {
        String plain = text.trim().toLowerCase(Locale.ROOT);
        boolean signed = plain.startsWith("-") || plain.startsWith("+");
        return switch (signed ? plain.substring(1) : plain) {
            case "nan" -> Double.NaN;
            case "inf", "infinity" -> plain.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            default -> decimal(plain);
        };
    }

    private static @Nullable Double decimal(String text) {
        // Double.parseDouble also takes "1d" and hexadecimal, which no script means as a metric.
        if (text.isEmpty() || text.chars().anyMatch(c -> "0123456789+-.e".indexOf(c) < 0)) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
