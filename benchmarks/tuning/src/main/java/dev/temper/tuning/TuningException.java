package dev.temper.tuning;

/** A benchmark cannot be run, or a table not be read, for a reason that its user can put right. */
public final class TuningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which table or file, what is wrong, and what to do about it. */
    public TuningException(String message) {
        super(message);
    }

    /** The same, with what lies beneath it. */
    public TuningException(String message, Throwable cause) {
        super(message, cause);
    }
}
