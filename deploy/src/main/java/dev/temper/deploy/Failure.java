package dev.temper.deploy;

/** Something failed for a reason that its user can put right; the message is all that is printed (exit code 1). */
public final class Failure extends RuntimeException {
    /** What failed, with which value, and what to do about it. */
    public Failure(String message) {
        super(message);
    }

    /** The same, with the failure beneath it for {@code --verbose}. */
    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
