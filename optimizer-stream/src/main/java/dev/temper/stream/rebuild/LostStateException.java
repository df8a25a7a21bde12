package dev.temper.stream.rebuild;

/** State is missing, or not to be had from the journal; the message says what and what to do. */
public final class LostStateException extends RuntimeException {
    LostStateException(String message) {
        super(message);
    }
}
