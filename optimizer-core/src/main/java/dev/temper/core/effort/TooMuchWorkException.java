package dev.temper.core.effort;

/** A step would take more work than it may: {@code ExperimentMachine} sets the experiment aside. */
public final class TooMuchWorkException extends RuntimeException {
    TooMuchWorkException() {
        // Thrown where it happens often or never, and read by nobody: without a trace.
        super("The step takes more operations than it may", null, false, false);
    }
}
