package dev.temper.agent.process;

/** A process that cannot be started; the message says why and what to do. */
public final class UnstartableException extends Exception {
    /** Says why, and what to do. */
    public UnstartableException(String message) {
        super(message);
    }
}
