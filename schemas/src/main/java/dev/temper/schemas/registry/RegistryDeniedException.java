package dev.temper.schemas.registry;

/**
 * The registry is there, but asks for other credentials or shows a certificate that is not trusted. Retriable like its
 * absence, for the record that it was asked about is as good as before; but only other settings will help.
 */
public final class RegistryDeniedException extends RegistryUnavailableException {
    /** Says who refuses what, and what to set. */
    public RegistryDeniedException(String message) {
        super(message);
    }

    /** The same, with what was met. */
    public RegistryDeniedException(String message, Throwable cause) {
        super(message, cause);
    }
}
