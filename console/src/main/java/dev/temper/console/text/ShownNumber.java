package dev.temper.console.text;

import dev.temper.core.definition.Ladder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
public final class ShownNumber {
    private static final MathContext DIGITS = new MathContext(4);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private ShownNumber() {}

    /** A value of a metric or parameter, to four significant digits; {@code -} for none. */
    public static String value(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        boolean plain = rounded.scale() <= 8 && rounded.precision() - rounded.scale() <= 9;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** A cost in full trainings, to two places. */
    public static String cost(long micros) {
        return String.format(Locale.ROOT, "%.2f", micros / (double) Ladder.FULL_COST);
    }

    /** A point in time in the local zone. */
    public static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    /** A span of time, such as {@code 1 h 02 min} or {@code 12 s}. */
    public static String span(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    /** A word and how many: {@code 1 trial}, {@code 2 trials}. */
    public static String count(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
