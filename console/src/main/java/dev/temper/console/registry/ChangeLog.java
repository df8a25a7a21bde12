package dev.temper.console.registry;

import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Where changes are kept. */
interface ChangeLog {
    /**
     * Returns when the changes are safe, all of them or none. When it throws, they may have been kept or not: reload
     * before the next.
     *
     * @throws WriterLostException when this log is no longer the writer; {@link #reload} makes it that again
     * @throws KafkaException when the changes cannot be kept now
     */
    void append(List<Change> changes);

    /** Becomes the one writer and begins anew: everything that was kept. */
    RegistryState reload();

    /** The right to write is gone: it expired in a long idle time, or another writer took it. */
    final class WriterLostException extends KafkaException {
        WriterLostException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
