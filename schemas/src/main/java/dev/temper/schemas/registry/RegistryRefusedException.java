package dev.temper.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/** The registry answered that it will not do what was asked; asking again will not help. */
public final class RegistryRefusedException extends SerializationException {
    private final int code;

    /** Carries the registry's error code, such as 409 for an incompatible schema. */
    public RegistryRefusedException(String message, int code) {
        super(message);
        this.code = code;
    }

    /** The registry's error code: 409 incompatible, 40401 no such subject, 40403 no such schema, 42201 invalid. */
    public int code() {
        return code;
    }
}
