package dev.temper.tuning.play;

import dev.temper.tuning.TuningException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Seeds of runs: the first and the last, from 0 on. */
public record Seeds(int first, int last) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

    /** Seeds 0 to {@code count - 1}. */
    public static Seeds first(int count) {
        return parse(Integer.toString(count));
    }

    /**
     * As on the command line: {@code 10} for seeds 0 to 9, {@code 3-9} for seeds 3 to 9.
     *
     * @throws TuningException if it is neither
     */
    public static Seeds parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TuningException(
                    "--seeds " + text + ": give how many, or the first and the last of them, such as 3-9");
        }
        int number = Integer.parseInt(matcher.group(1));
        String end = matcher.group(2);
        if (end == null) {
            if (number < 1) {
                throw new TuningException("--seeds " + text + ": give 1 or more");
            }
            return new Seeds(0, number - 1);
        }
        int last = Integer.parseInt(end);
        if (last < number) {
            throw new TuningException("--seeds " + text + ": the last is before the first");
        }
        return new Seeds(number, last);
    }

    boolean has(long seed) {
        return first <= seed && seed <= last;
    }

    /** Each of them. */
    public IntStream stream() {
        return IntStream.rangeClosed(first, last);
    }

    /** For those who read the report. */
    @Override
    public String toString() {
        return first == last ? "seed " + first : "seeds " + first + " to " + last;
    }
}
