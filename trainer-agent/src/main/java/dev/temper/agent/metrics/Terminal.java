package dev.temper.agent.metrics;

/** Lines as a terminal would show them: without the sequences that colour them, and with backspaces carried out. */
final class Terminal {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private Terminal() {}

    /** What is to be seen of a line. */
    static String plain(String line) {
        if (line.indexOf(ESCAPE) < 0 && line.indexOf('\b') < 0) {
            return line;
        }
        StringBuilder shown = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ESCAPE) {
                at = afterSequence(line, at + 1);
            } else {
                if (c != '\b') {
                    shown.append(c);
                } else if (!shown.isEmpty()) {
                    shown.setLength(shown.length() - 1);
                }
                at++;
            }
        }
        return shown.toString();
    }

    private static int afterSequence(String line, int at) {
        if (at >= line.length()) {
            return at;
        }
        char kind = line.charAt(at);
        int next = at + 1;
        if (kind == '[') { // parameters, then one letter
            while (next < line.length() && (line.charAt(next) < '@' || line.charAt(next) > '~')) {
                next++;
            }
            return next + 1;
        }
        if (kind == ']') { // a text for the terminal, such as a link
            while (next < line.length() && line.charAt(next) != BELL && line.charAt(next) != ESCAPE) {
                next++;
            }
            return next < line.length() && line.charAt(next) == ESCAPE ? next + 2 : next + 1;
        }
        return next;
    }
}
