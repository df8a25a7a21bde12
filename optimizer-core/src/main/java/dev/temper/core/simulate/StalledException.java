package dev.temper.core.simulate;

/** A simulated experiment does not come to its end; the message says why. */
public final class StalledException extends RuntimeException {
    StalledException(String message) {
        super(message);
    }
}
