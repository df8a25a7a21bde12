package dev.temper.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** Bytes that are no record in the Confluent wire format, or none that this version of Temper can read. */
public final class MalformedRecordException extends SerializationException {
    /** Says what is wrong with the bytes. */
    public MalformedRecordException(String message) {
        super(message);
    }

    /** Says what is wrong with the bytes, and what the decoder met. */
    public MalformedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
