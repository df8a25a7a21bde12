package dev.temper.stream.codec;

import dev.temper.schemas.registry.RegistryRefusedException;
import dev.temper.schemas.registry.UnknownSchemaException;
import dev.temper.schemas.serde.MalformedRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The one place that says whose fault a failure is that a record was met with: the record's own, which is then put aside
 * and the next one taken, or that of what surrounds it. To skip a record because a registry is away, a disk is full or
 * another process took over would lose it; to stop on a record's own fault would stop on it again at every start.
 */
public final class Fault {
    /** The registry's code for text that is no schema. */
    private static final int NOT_A_SCHEMA = 42201;

    private Fault() {}

    /**
     * Whether a failure is the record's own: whatever a pure computation on it threw, an overflow of the stack included,
     * and what says that its bytes are at fault. Not its own are other errors (a lack of memory, a class that is
     * missing), whatever Kafka and Kafka Streams throw, input and output, and a registry that is away or refuses
     * everybody.
     */
    public static boolean isOfRecord(Throwable failure) {
        if (failure instanceof Error) {
            return failure instanceof StackOverflowError;
        }
        if (failure instanceof CodecException
                || failure instanceof MalformedRecordException
                || failure instanceof UnknownSchemaException) {
            return true;
        }
        if (failure instanceof RegistryRefusedException refused) {
            return refused.code() == NOT_A_SCHEMA;
        }
        if (RecordBytes.isTransient(failure)) {
            return false;
        }
        // A serde from elsewhere says no more than this of bytes that it cannot read.
        return failure instanceof SerializationException || !isOfSurroundings(failure);
    }

    private static boolean isOfSurroundings(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException
                    || cause instanceof IOException
                    || cause instanceof UncheckedIOException
                    || cause instanceof Error) {
                return true;
            }
        }
        return false;
    }

    /** Class, message and place of a failure, on one line. */
    public static String describe(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure + (trace.length == 0 ? "" : ", at " + trace[0]);
    }
}
