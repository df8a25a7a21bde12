package dev.temper.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/** The registry has no schema of an id: the bytes were written against another registry, or are no record at all. */
public final class UnknownSchemaException extends SerializationException {
    /** Names the id and the registry that does not know it. */
    public UnknownSchemaException(int id, String registry) {
        super("schema id " + id + " is unknown to the registry " + registry
                + ": the record was written against another registry, or is not in the Confluent wire format");
    }
}
