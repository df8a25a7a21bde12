package dev.temper.deploy.show;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a training process wrote, for a terminal: no line of it moves the cursor, sets a colour or rings a bell. */
final class OutputText {
    private static final int LONGEST_LINE = 200;

    /** Colours and other sequences of terminals: they say nothing without the terminal. */
    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)");

    private OutputText() {}

    /** The lines that hold something, safe to print, each cut to a length. */
    static List<String> lines(String output) {
        return output.lines()
                .map(OutputText::safe)
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .map(OutputText::cut)
                .toList();
    }

    private static String safe(String line) {
        StringBuilder safe = new StringBuilder();
        SEQUENCE.matcher(line).replaceAll("").codePoints().forEach(c -> {
            if (c == '\t') {
                safe.append("    ");
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
