package dev.temper.stream.rebuild;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Records on their way to a broker, many at a time, of which none may fail. */
public final class Writing {
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long count;

    /** By this producer, which stays the caller's to close. */
    public Writing(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Sends one; fails when an earlier one did. */
    public void send(ProducerRecord<byte[], byte[]> record) {
        require();
        count++;
        var unused = producer.send(record, (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
    }

    /**
     * Returns when the broker has all of them.
     *
     * @throws KafkaException when it does not take one
     */
    public void awaitAll() {
        producer.flush();
        require();
    }

    /** How many were sent. */
    public long count() {
        return count;
    }

    private void require() {
        Exception problem = failure.get();
        if (problem != null) {
            throw problem instanceof KafkaException known ? known : new KafkaException(problem);
        }
    }
}
