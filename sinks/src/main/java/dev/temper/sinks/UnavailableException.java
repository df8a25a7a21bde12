package dev.temper.sinks;

import java.time.Duration;

/** What a sink needs is not there now, such as a server: to be tried again later. The message says what, why, and the remedy. */
public final class UnavailableException extends Exception {
    private final Duration pause;

    /** To be tried again when the caller likes. */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
        this.pause = Duration.ZERO;
    }

    /**
     * Not to be tried again before a time is over.
     *
     * @param pause how long; zero to leave it to the caller
     */
    public UnavailableException(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    /** How long to wait at least. */
    public Duration pause() {
        return pause;
    }
}
