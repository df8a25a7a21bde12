package dev.temper.stream.replay;

import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.registry.UnknownSchemaException;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.replay.Recorded.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what Kafka holds of one experiment: its journal, and the decisions that were committed. */
public final class JournalReader {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PREFIX_BYTES = 5;
    private final Consumer<byte[], byte[]> consumer;
    private final RegistryClient registry;
    private int malformed;

    private JournalReader(Consumer<byte[], byte[]> consumer, RegistryClient registry) {
        this.consumer = consumer;
        this.registry = registry;
    }

    /**
     * Reads to the ends that the topics have now. Decisions are read first: each one found then has its cause among the
     * events. An experiment that nobody knows gives an empty recording.
     *
     * @param clientSettings settings of a Kafka consumer, {@code bootstrap.servers} at least
     * @throws TimeoutException when the brokers do not answer for 30 s
     */
    public static Recording read(String experiment, Map<String, ?> clientSettings, RegistryClient registry) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings(clientSettings), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return new JournalReader(consumer, registry).read(experiment);
        }
    }

    private static Map<String, Object> settings(Map<String, ?> clientSettings) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
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

    /** Leaves out what the engine too could not read, and put into the dead letters. */
    private void add(List<Recorded> found, ConsumerRecord<byte[], byte[]> record, Kind kind) {
        byte[] value = record.value();
        malformed++;
        if (value == null || value.length < PREFIX_BYTES || value[0] != 0) {
            LOG.warn(
                    "{}-{}@{} is no record in the wire format: left out",
                    record.topic(),
                    record.partition(),
                    record.offset());
            return;
        }
        try {
            Schema writer = registry.byId(ByteBuffer.wrap(value, 1, 4).getInt());
            Bytes avro = Bytes.wrap(Arrays.copyOfRange(value, PREFIX_BYTES, value.length));
            found.add(new Recorded(kind, record.partition(), record.offset(), record.timestamp(), writer, avro));
            malformed--;
        } catch (UnknownSchemaException e) {
            LOG.warn("{}-{}@{} left out: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }
}
