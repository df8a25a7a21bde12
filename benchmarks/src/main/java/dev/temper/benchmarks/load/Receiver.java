package dev.temper.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The one consumer of all lanes' answers, on a thread of its own. It reads uncommitted records, as agents do. */
public final class Receiver implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<Lane>> lanes = new HashMap<>();
    private final Thread thread = new Thread(this::run, "bench-receiver");
    private volatile boolean closing;
    private volatile @Nullable Throwable failure;

    /**
     * Receives what is sent after this returns.
     *
     * @param each partitions of each topic
     */
    public Receiver(String bootstrap, int each, List<? extends Lane> lanes) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("isolation.level", "read_uncommitted");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none"); // never goes on from somewhere else without a word
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        lanes.forEach(lane -> this.lanes
                .computeIfAbsent(lane.answers(), topic -> new ArrayList<>())
                .add(lane));
        // Not asked for: a broker that lags behind its controller knows no partitions of a new topic, and says so with
        // an empty list. Positions are waited for.
        List<TopicPartition> partitions = lanes.stream()
                .flatMap(
                        lane -> IntStream.range(0, each).mapToObj(number -> new TopicPartition(lane.answers(), number)))
                .distinct()
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // now, not at the first poll: nothing sent from here on is missed
        thread.start();
    }

    /** Throws what ended it, if anything did. */
    public void check() {
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException("The receiver failed: " + cause, cause);
        }
    }

    private void run() {
        try {
            while (!closing) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    long now = System.nanoTime();
                    lanes.getOrDefault(record.topic(), List.of()).forEach(lane -> lane.receive(record, now));
                }
            }
        } catch (RuntimeException | Error e) { // an error too: nobody else would tell
            failure = e;
        } finally {
            consumer.close();
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
