package dev.temper.agent.kafka;

import dev.temper.agent.kafka.Outbox.Parcel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that empties an outbox into a producer. When a send fails, it waits until nothing flies, and sends
 * everything again that was not acknowledged, in order: a repeated event is recognised by its number.
 */
final class Sender extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Supplier<Producer<String, SpecificRecord>> producers;
    private final Connectivity connectivity;
    private final long pauseMillis;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean up = true;
    private @Nullable Producer<String, SpecificRecord> producer;

    /** Hears whether the broker takes events. Called by several threads. */
    interface Connectivity {
        /** The broker no longer takes events. */
        void down();

        /** The broker takes events again. */
        void up();
    }

    /** A sender that pauses so long after a failure. */
    Sender(
            Outbox outbox,
            Supplier<Producer<String, SpecificRecord>> producers,
            Connectivity connectivity,
            long pauseMillis) {
        super("agent-sender");
        setDaemon(true);
        this.outbox = outbox;
        this.producers = producers;
        this.connectivity = connectivity;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public void run() {
        try {
            while (stop.getCount() > 0) {
                Parcel parcel = outbox.next(PATIENCE);
                if (parcel != null) {
                    send(parcel);
                }
                Exception failed = failure.get();
                if (failed != null) {
                    recover(failed);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The sender is interrupted", e);
        } finally {
            closeProducer();
        }
    }

    private void closeProducer() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
    private void send(Parcel parcel) {
        String topic = Events.topic(parcel.event).topicName();
        try {
            if (producer == null) {
                producer = producers.get();
            }
            producer.send(new ProducerRecord<>(topic, parcel.experiment, parcel.event), (metadata, error) -> {
                if (error == null) {
                    delivered(parcel);
                } else {
                    failed(parcel, error);
                }
            });
        } catch (RuntimeException e) {
            failed(parcel, e);
        }
    }

    private void delivered(Parcel parcel) {
        outbox.delivered(parcel);
        if (!up) {
            up = true;
            LOG.info("The broker takes events again");
            connectivity.up();
        }
    }

    private void failed(Parcel parcel, Exception error) {
        if (error instanceof RecordTooLargeException) {
            LOG.error("The broker will not take an event of this size, it is given up: {}", parcel.event, error);
            outbox.refused(parcel);
        } else {
            failure.compareAndSet(null, error);
            outbox.wake();
        }
    }

    private void recover(Exception error) throws InterruptedException {
        if (up) {
            up = false;
            LOG.warn(
                    "The broker does not take events; {} are kept and sent when it does: {}",
                    outbox.unsent(),
                    error.toString());
            connectivity.down();
        }
        // A retriable error leaves the producer in order; after any other a new one is surer.
        if (producer != null && error instanceof RetriableException) {
            producer.flush();
        } else {
            closeProducer();
        }
        outbox.landed();
        failure.set(null);
        stop.await(pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Ends the thread once what it does now is done. */
    void shutdown() throws InterruptedException {
        stop.countDown();
        outbox.wake();
        join(15_000);
    }
}
