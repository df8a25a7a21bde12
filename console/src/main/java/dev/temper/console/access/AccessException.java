package dev.temper.console.access;

/** A token that is missing or not accepted. */
public final class AccessException extends Exception {
    private final boolean given;

    AccessException(boolean given, String message) {
        super(message);
        this.given = given;
    }

    /** Whether there was a token at all. */
    public boolean given() {
        return given;
    }
}
