package dev.temper.stream.archive;

import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.topic.BrokerAnswer;
import dev.temper.schemas.topic.ExperimentId;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.PartitionReader;
import dev.temper.stream.replay.Recorded;
import dev.temper.stream.replay.Recorded.Kind;
import dev.temper.stream.replay.Recording;
import dev.temper.stream.replay.WireRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows journal and decisions of all experiments into an archive, by offsets of its own: it belongs to no group. Killed
 * at any place, it goes on with nothing left out and nothing twice. Used by one thread.
 */
public final class Archiver implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So much is held in memory before it is written. */
    private static final long MOST_BYTES = 64L << 20;

    private static final long QUIET_NANOS = 3_000_000_000L;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final WireRecords records;
    private final Archive archive;
    private final FollowedOffsets followed;
    private final FileChannel lock;
    private final int partitions;
    private final Consumer<String> told;
    private long last = System.nanoTime();

    /**
     * What a round wrote.
     *
     * @param experiments that something new was written of
     * @param records that were written
     */
    public record Round(int experiments, long records) {}

    /** What was read and is not written yet, by experiment. */
    private static final class Chunk {
        private final Map<String, Part> parts = new TreeMap<>();
        private long bytes;
    }

    /** The part of one experiment. */
    private static final class Part {
        private final List<Recorded> events = new ArrayList<>();
        private final List<Recorded> decisions = new ArrayList<>();
        private final List<Long> malformed = new ArrayList<>();
    }

    /**
     * Opens a directory, which is made when it is not there; nobody else may write to it meanwhile.
     *
     * @param clientSettings settings of Kafka's clients, {@code bootstrap.servers} at least
     * @param told every few seconds how far it is
     * @throws ArchiveException when the directory is in use, or follows another cluster
     */
    public Archiver(
            Path directory, Map<String, Object> clientSettings, RegistryClient registry, Consumer<String> told) {
        records = new WireRecords(registry);
        archive = new Archive(directory);
        this.told = told;
        lock = lock(directory);
        try (Admin admin = Admin.create(clientSettings)) {
            String cluster = BrokerAnswer.of(admin.describeCluster().clusterId());
            partitions = BrokerAnswer.of(
                            admin.describeTopics(List.of(Topic.JOURNAL.topicName(), Topic.DECISIONS.topicName()))
                                    .allTopicNames())
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
            followed = FollowedOffsets.of(directory, cluster, partitions);
        }
        consumer = new KafkaConsumer<>(
                PartitionReader.settings(clientSettings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static FileChannel lock(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held == null) {
                channel.close();
                throw new ArchiveException(directory + " is in use by another `temper export`");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + directory + ": " + e, e);
        }
    }

    /** The archive. */
    public Archive archive() {
        return archive;
    }

    /**
     * Follows to where the topics end now.
     *
     * @throws ArchiveException when records were deleted that were not exported
     * @throws UncheckedIOException when a file cannot be written
     */
    public Round round() {
        Map<String, Long> written = new TreeMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            follow(partition, written);
        }
        return new Round(
                written.size(),
                written.values().stream().mapToLong(Long::longValue).sum());
    }

    /** Decisions to their end first, so that the cause of each is among the events. */
    private void follow(int number, Map<String, Long> written) {
        TopicPartition journal = new TopicPartition(Topic.JOURNAL.topicName(), number);
        TopicPartition decisions = new TopicPartition(Topic.DECISIONS.topicName(), number);
        long decisionsEnd = end(decisions);
        long journalEnd = end(journal);
        long journalStart = begin(journal, followed.journal(number));
        long decisionsStart = begin(decisions, followed.decisions(number));
        long journalNext = Math.max(followed.journal(number), journalStart);
        long decisionsNext = Math.max(followed.decisions(number), decisionsStart);
        while (journalNext < journalEnd || decisionsNext < decisionsEnd) {
            Chunk chunk = new Chunk();
            journalNext = read(journal, journalNext, journalEnd, Kind.EVENT, chunk);
            if (journalNext >= journalEnd) {
                decisionsNext = read(decisions, decisionsNext, decisionsEnd, Kind.DECISION, chunk);
            }
            write(chunk, journalStart, decisionsStart, written);
            followed.advance(number, journalNext, decisionsNext);
        }
    }

    private long end(TopicPartition partition) {
        return consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
    }

    private long begin(TopicPartition partition, long next) {
        long begin = consumer.beginningOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
        if (next > 0 && begin > next) {
            throw new ArchiveException(partition + " begins at offset " + begin + ", and its records from " + next
                    + " on were not exported yet: they were deleted. What this directory holds replays up to there; export"
                    + " what is left to another one, and see `temper topics --check`");
        }
        return begin;
    }

    private long read(TopicPartition partition, long from, long end, Kind kind, Chunk chunk) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long heard = System.nanoTime();
        long next = from;
        while (next < end && chunk.bytes < MOST_BYTES) {
            var batch = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                if (record.offset() < end) {
                    add(chunk, record, kind);
                }
            }
            next = Math.min(end, consumer.position(partition, PATIENCE));
            if (!batch.isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new ArchiveException(partition + " gave nothing for " + PATIENCE.toSeconds() + " s, at offset "
                        + next + " of " + end + ": run it again, it goes on there");
            }
            tell(partition, next, end);
        }
        return next;
    }

    private void tell(TopicPartition partition, long next, long end) {
        if (System.nanoTime() - last > QUIET_NANOS) {
            told.accept(partition + ": " + next + " of " + end + " records read");
            last = System.nanoTime();
        }
    }

    private void add(Chunk chunk, ConsumerRecord<byte[], byte[]> record, Kind kind) {
        String experiment = experiment(record.key());
        if (experiment == null) {
            return;
        }
        Part part = chunk.parts.computeIfAbsent(experiment, id -> new Part());
        Recorded recorded = records.of(record, kind);
        if (recorded != null) {
            (kind == Kind.EVENT ? part.events : part.decisions).add(recorded);
            chunk.bytes += recorded.avro().get().length;
        } else if (kind == Kind.EVENT) {
            part.malformed.add(record.offset());
        }
    }

    /** Null for a key under which no experiment can be: its records are dead letters, and lead to nothing. */
    private static @Nullable String experiment(byte @Nullable [] key) {
        String id = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        return ExperimentId.isAllowed(id) ? id : null;
    }

    private void write(Chunk chunk, long journalStart, long decisionsStart, Map<String, Long> written) {
        chunk.parts.forEach((experiment, part) -> {
            Recording next = new Recording(experiment, part.events, part.decisions, 0, journalStart, decisionsStart);
            int count = archive.append(experiment, next, part.malformed);
            if (count > 0) {
                written.merge(experiment, (long) count, Long::sum);
            }
        });
    }

    @Override
    public void close() {
        consumer.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the archive: " + e, e);
        }
    }
}
