package dev.temper.stream.app;

import dev.temper.schemas.topic.Topic;
import dev.temper.stream.intake.Backlog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the engine is behind in the journal: the brokers are asked several times a second. Thread safe. */
final class JournalBacklog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalBacklog.class);
    private static final Duration INTERVAL = Duration.ofMillis(150);

    private final Admin admin;
    private final String engine;
    private final Map<TopicPartition, EnginePace> paces;
    private final LongSupplier nanos;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "temper-journal-backlog");
    private volatile Map<Integer, Backlog> told = Map.of();
    private long looks;
    private boolean complained;

    /**
     * @param admin closed by whoever made it
     * @param engine the engine's consumer group
     * @param nanos a clock that only goes forward, in nanoseconds from anywhere
     */
    JournalBacklog(Admin admin, String engine, int partitions, LongSupplier nanos) {
        this.admin = admin;
        this.engine = engine;
        this.nanos = nanos;
        paces = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(Topic.JOURNAL.topicName(), partition))
                .collect(Collectors.toMap(partition -> partition, partition -> new EnginePace()));
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Of a partition of the journal. */
    Backlog of(int partition) {
        return told.getOrDefault(partition, Backlog.UNKNOWN);
    }

    private void watch() {
        try {
            while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("Closed while it looked");
        }
    }

    private void look() throws InterruptedException {
        try {
            KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> committed =
                    admin.listConsumerGroupOffsets(engine).partitionsToOffsetAndMetadata();
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(paces.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            tell(ends, committed.get());
        } catch (ExecutionException e) {
            told = Map.of();
            if (!complained && !(e.getCause() instanceof RetriableException)) {
                complained = true;
                LOG.warn(
                        "How far the engine is cannot be asked for, so no experiment's reports are slowed for the sake of"
                                + " others ({})",
                        String.valueOf(e.getCause()));
            }
        }
    }

    private void tell(
            Map<TopicPartition, ListOffsetsResultInfo> ends, Map<TopicPartition, OffsetAndMetadata> committed) {
        looks++;
        long now = nanos.getAsLong();
        Map<Integer, Backlog> found = new HashMap<>();
        paces.forEach((partition, pace) -> {
            OffsetAndMetadata at = committed.get(partition);
            ListOffsetsResultInfo end = ends.get(partition);
            if (at != null && end != null) {
                long perSecond = pace.see(now, at.offset(), end.offset());
                found.put(partition.partition(), new Backlog(looks, end.offset() - at.offset(), perSecond));
            }
        });
        told = Map.copyOf(found);
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
