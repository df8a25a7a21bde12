package dev.temper.stream.codec;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records to bytes and back. While the schema registry is away it waits and asks again: that is nobody's fault who
 * published a record. Used by one thread.
 */
public final class RecordBytes implements AutoCloseable {
    /** How long to wait before giving up, and so giving the thread a chance to shut down or to be replaced. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RecordBytes.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Serde<SpecificRecord> serde;
    private final Duration patience;

    /** Takes over the serde, and closes it when it is closed itself. */
    public RecordBytes(Serde<SpecificRecord> serde, Duration patience) {
        this.serde = serde;
        this.patience = patience;
    }

    /**
     * Reads a record.
     *
     * @throws SerializationException when the bytes are at fault
     * @throws RuntimeException when the registry stayed away: retry the record, do not drop it
     */
    public SpecificRecord decode(String topic, byte[] value) {
        return patiently(() -> serde.deserializer().deserialize(topic, value));
    }

    /**
     * Writes a record.
     *
     * @throws RuntimeException when the registry stayed away, or will not take the schema
     */
    public byte[] encode(String topic, SpecificRecord record) {
        return patiently(() -> serde.serializer().serialize(topic, record));
    }

    private <T> T patiently(Supplier<T> work) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!isTransient(e) || System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                LOG.warn("The schema registry does not answer; trying again in {} ms: {}", pause, e.toString());
                sleep(pause);
            }
        }
    }

    /** Whether the registry is away rather than the record at fault; serdes of others wrap what the network says. */
    public static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof HttpTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        serde.close();
    }
}
