package dev.temper.stream.replay;

import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.config.PartitionReader;
import dev.temper.stream.replay.Recorded.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what Kafka holds of one experiment: its journal, and the decisions that were committed. */
public final class JournalReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Consumer<byte[], byte[]> consumer;
    private final WireRecords records;
    private int malformed;

    private JournalReader(Consumer<byte[], byte[]> consumer, RegistryClient registry) {
        this.consumer = consumer;
        records = new WireRecords(registry);
    }

    /**
     * Reads to the ends that the topics have now. Decisions are read first: each one found then has its cause among the
     * events. An experiment that nobody knows gives an empty recording.
     *
     * @param clientSettings settings of a Kafka consumer, {@code bootstrap.servers} at least
     * @throws TimeoutException when the brokers do not answer for 30 s
     */
    public static Recording read(String experiment, Map<String, ?> clientSettings, RegistryClient registry) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(clientSettings)) {
            return new JournalReader(consumer, registry).read(experiment);
        }
    }

    /**
     * The same of the journal alone.
     *
     * @param clientSettings as the other method takes them
     */
    public static Recording events(String experiment, Map<String, ?> clientSettings, RegistryClient registry) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(clientSettings)) {
            JournalReader reader = new JournalReader(consumer, registry);
            Part events = reader.read(experiment, Topic.JOURNAL, Kind.EVENT);
            return new Recording(experiment, events.records(), List.of(), reader.malformed, events.start(), 0);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, ?> clientSettings) {
        return new KafkaConsumer<>(
                PartitionReader.settings(clientSettings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Recording read(String experiment) {
        Part decisions = read(experiment, Topic.DECISIONS, Kind.DECISION);
        malformed = 0;
        Part events = read(experiment, Topic.JOURNAL, Kind.EVENT);
        return new Recording(
                experiment, events.records(), decisions.records(), malformed, events.start(), decisions.start());
    }

    /** What a topic holds of an experiment, and the offset at which its partition begins. */
    private record Part(List<Recorded> records, long start) {}

    private Part read(String experiment, Topic topic, Kind kind) {
        int partitions = consumer.partitionsFor(topic.topicName(), PATIENCE).size();
        if (partitions == 0) {
            throw new TimeoutException("Topic " + topic.topicName() + " does not exist: nothing was recorded here yet");
        }
        TopicPartition partition = new TopicPartition(topic.topicName(), ViewKey.partition(experiment, partitions));
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long start = consumer.position(partition, PATIENCE);
        long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
        byte[] key = experiment.getBytes(StandardCharsets.UTF_8);
        List<Recorded> found = new ArrayList<>();
        long heard = System.nanoTime();
        while (consumer.position(partition, PATIENCE) < end) {
            var batch = consumer.poll(Duration.ofMillis(500));
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                if (Arrays.equals(record.key(), key) && record.offset() < end) {
                    add(found, record, kind);
                }
            }
            if (!batch.isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new TimeoutException(partition + " gave nothing for " + PATIENCE.toSeconds() + " s, at offset "
                        + consumer.position(partition, PATIENCE) + " of " + end);
            }
        }
        return new Part(found, start);
    }

    private void add(List<Recorded> found, ConsumerRecord<byte[], byte[]> record, Kind kind) {
        Recorded recorded = records.of(record, kind);
        if (recorded == null) {
            malformed++;
        } else {
            found.add(recorded);
        }
    }
}
