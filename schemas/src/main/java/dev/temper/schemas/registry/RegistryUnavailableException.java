package dev.temper.schemas.registry;

import org.apache.kafka.common.errors.RetriableException;

/** The registry cannot be asked now: nothing is known to be wrong with the record, and a retry may succeed. */
public sealed class RegistryUnavailableException extends RetriableException permits RegistryDeniedException {
    /** Says what was asked of whom, and why there is no answer. */
    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says what was asked of whom, and what the answer was. */
    public RegistryUnavailableException(String message) {
        super(message);
    }
}
