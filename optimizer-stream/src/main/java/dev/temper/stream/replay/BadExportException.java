package dev.temper.stream.replay;

/** An export that is not as it was written; names the line, and the record that it holds. */
public final class BadExportException extends RuntimeException {
    private final int line;

    BadExportException(int line, String where, String what) {
        super("Line " + line + " (" + where + "): " + what);
        this.line = line;
    }

    /** The first line that is not as it was written, from 1. */
    public int line() {
        return line;
    }
}
