package dev.temper.stream.app;

/** The optimizer could not start; the message says why and what to do. */
public final class StartException extends RuntimeException {
    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
