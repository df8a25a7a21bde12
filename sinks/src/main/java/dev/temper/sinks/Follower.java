package dev.temper.sinks;

import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.engine.JournalDecoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the journal as a consumer group, and tells a sink what happens. The states of experiments are in memory alone: at each
 * start it reads its partitions from their beginning, and tells of what the group had told before by {@link Sink#passed} only.
 * Offsets are committed after the sink has told, so that a kill loses nothing. While the sink cannot tell, the group's partitions
 * are kept and nothing more is read. Used by one thread.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** So much is held in memory before it is told. */
    private static final int BATCH = 1_000;

    private final Consumer<byte[], byte[]> consumer;
    private final RecordBytes bytes;
    private final Sink sink;
    private final FollowListener listener;
    private final JournalPlaces places;
    private final Deque<ConsumerRecord<byte[], byte[]>> queue = new ArrayDeque<>();
    private Duration pause = Duration.ZERO;
    private boolean caughtUp;
    private BooleanSupplier ended = () -> false;

    /**
     * Joins a group. Takes over nothing: whoever made the sink closes it.
     *
     * @param kafka settings of Kafka's clients, with {@code bootstrap.servers}
     * @param bytes reads records; closed with the follower
     */
    public Follower(
            Map<String, Object> kafka, RecordBytes bytes, FollowSettings settings, Sink sink, FollowListener listener) {
        this(consumer(kafka, settings), bytes, settings, sink, listener);
    }

    Follower(
            Consumer<byte[], byte[]> consumer,
            RecordBytes bytes,
            FollowSettings settings,
            Sink sink,
            FollowListener listener) {
        this.consumer = consumer;
        this.bytes = bytes;
        this.sink = sink;
        this.listener = listener;
        this.places = new JournalPlaces(consumer, settings, sink.wantsWhole());
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka, FollowSettings settings) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put("group.id", settings.group());
        all.put("isolation.level", "read_committed");
        all.put("enable.auto.commit", false);
        all.put("auto.offset.reset", "earliest");
        all.put("max.poll.records", BATCH);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Follows until it is asked to end; what was taken by then is told, or is told by the next one. */
    public void run(BooleanSupplier whetherEnded) {
        ended = whetherEnded;
        consumer.subscribe(List.of(Topic.JOURNAL.topicName()), new Partitions());
        while (!ended.getAsBoolean()) {
            consumer.poll(POLL).forEach(queue::add);
            try {
                tell();
            } catch (UnavailableException e) {
                rest(e);
            }
        }
    }

    private void tell() throws UnavailableException {
        for (ConsumerRecord<byte[], byte[]> next = queue.peek(); next != null; next = queue.peek()) {
            tell(next);
            queue.poll();
        }
        sink.flush();
        if (!pause.isZero()) {
            pause = Duration.ZERO;
            listener.back();
        }
        commit();
        if (!caughtUp && !places.isEmpty()) {
            long read = places.read();
            listener.progress(read, places.records());
            if (read >= places.records()) {
                caughtUp = true;
                listener.caughtUp();
            }
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) throws UnavailableException {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        PartitionFold fold = places.fold(partition);
        if (fold == null) {
            return; // it was taken from us
        }
        List<Happening> happened;
        try {
            happened = fold.take(record);
        } catch (RuntimeException e) {
            if (!RecordBytes.isTransient(e)) {
                throw e;
            }
            throw new UnavailableException("the schema registry does not answer (" + e.getMessage() + ")", e);
        }
        boolean told = places.isTold(partition, record.offset());
        happened.forEach(told ? sink::passed : sink::take);
    }

    /** Who is no member of the group any more hears so by the next poll, and begins anew. */
    private void commit() {
        try {
            places.commit();
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.info("The place is not kept, as the group is being shared out anew: {}", e.getMessage());
        } catch (RetriableException e) {
            LOG.warn("The place is not kept now, and will be with the next records: {}", e.getMessage());
        }
    }

    /** Waits as a member of the group: nothing is read, and nobody takes the partitions. */
    private void rest(UnavailableException why) {
        Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        boolean first = pause.isZero();
        pause = next;
        Duration wait = why.pause().compareTo(next) > 0 ? why.pause() : next;
        LOG.debug("Nothing can be told now; trying again in {}", wait, why);
        if (first) {
            listener.away(String.valueOf(why.getMessage()), wait);
        }
        long until = System.nanoTime() + wait.toNanos();
        consumer.pause(consumer.assignment());
        while (!ended.getAsBoolean() && System.nanoTime() - until < 0) {
            consumer.poll(POLL).forEach(queue::add);
        }
        consumer.resume(consumer.assignment());
    }

    @Override
    public void close() {
        consumer.close();
        bytes.close();
    }

    /** The partitions come and go together: what was derived of those that were there is derived anew. */
    private final class Partitions implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            places.clear();
            queue.clear();
            sink.forget();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            boolean here = false;
            while (!here && !ended.getAsBoolean()) {
                try {
                    int all = consumer.partitionsFor(Topic.JOURNAL.topicName()).size();
                    places.assigned(partitions, new JournalDecoder(bytes, all));
                    here = true;
                } catch (RetriableException e) { // it has waited for the broker already
                    LOG.warn("The broker does not say where the group is; asking again: {}", e.getMessage());
                }
            }
            caughtUp = false;
            listener.assigned(partitions.size(), places.records(), places.known());
        }
    }
}
