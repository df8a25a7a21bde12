package dev.temper.deploy.cli;

import java.util.List;

/** Redraws lines in place on a terminal that understands ANSI. */
public final class LiveScreen {
    private static final int DEFAULT_WIDTH = 100;

    private final boolean possible;
    private final int width;
    private int drawn;

    private LiveScreen(boolean possible, int width) {
        this.possible = possible;
        this.width = width;
    }

    /**
     * For the terminal that this process writes to. The JVM cannot tell in the same way on all releases whether there
     * is one, so the temper script says it: TEMPER_TERMINAL=1, and the width in COLUMNS.
     */
    public static LiveScreen onTerminal() {
        String term = System.getenv("TERM");
        String columns = System.getenv("COLUMNS");
        boolean wide = columns != null && columns.matches("[0-9]{2,4}");
        return new LiveScreen(
                "1".equals(System.getenv("TEMPER_TERMINAL")) && term != null && !term.equals("dumb"),
                wide ? Integer.parseInt(columns) : DEFAULT_WIDTH);
    }

    /** Whether output goes to such a terminal. */
    public boolean possible() {
        return possible;
    }

    /** Columns of the terminal. */
    public int width() {
        return width;
    }

    /** The text that puts these lines in the place of those drawn before. */
    public String redraw(List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append("A\r");
        }
        text.append("\u001b[J").append(String.join(System.lineSeparator(), lines));
        drawn = lines.size();
        return text.toString();
    }
}
