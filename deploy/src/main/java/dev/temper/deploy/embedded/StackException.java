package dev.temper.deploy.embedded;

/** The stack cannot start or go on; the message names what, its value and the remedy, and is all that a user needs. */
public final class StackException extends RuntimeException {
    /** Something that the user can put right. */
    public StackException(String message) {
        super(message);
    }

    /** The same, with the failure beneath it for the log. */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
