package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import dev.temper.schemas.registry.UnknownSchemaException;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.serde.MalformedRecordException;
import dev.temper.schemas.topic.Storage;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic from its beginning, committed records only, belonging to no consumer group. Not thread safe.
 *
 * <p>With an experiment it reads that experiment's partition and leaves out the others' records. Left out too, with a
 * word in the log, is what is none of the topic's records: anybody may have written it, and it must not keep the others
 * from being shown. Of a compacted topic it hands on tombstones as well, as records whose value is null.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    private final Topic topic;
    private final @Nullable String experiment;
    private final AvroDeserializer values = new AvroDeserializer();
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private boolean read;
    /** What the registry said that does not know a record's schema: where it knows none, it is the wrong registry. */
    private @Nullable String unknown;

    /**
     * Starts at the beginning of a topic.
     *
     * @param experiment null for those of all
     * @throws Failure when there is no such topic
     * @throws org.apache.kafka.common.KafkaException when no broker answers, or it refuses
     */
    public TopicReader(Endpoints endpoints, Topic topic, @Nullable String experiment) {
        this.topic = topic;
        this.experiment = experiment;
        Map<String, Object> settings = endpoints.kafka();
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        values.configure(endpoints.serde(), false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            partitions = partitions(topic);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Starts at the present end of a topic: it reads only what is still to come. */
    public static TopicReader fromNow(Endpoints endpoints, Topic topic, @Nullable String experiment) {
        TopicReader reader = new TopicReader(endpoints, topic, experiment);
        reader.consumer.seekToEnd(reader.partitions);
        reader.partitions.forEach(reader.consumer::position);
        return reader;
    }

    /** All that a topic holds of an experiment (null: of all) now. */
    public static List<ConsumerRecord<String, SpecificRecord>> readAll(
            Endpoints endpoints, Topic topic, @Nullable String experiment) {
        try (TopicReader reader = new TopicReader(endpoints, topic, experiment)) {
            return reader.toEnd();
        }
    }

    /** Reads on to where the topic ends at the time of the call. */
    public List<ConsumerRecord<String, SpecificRecord>> toEnd() {
        List<ConsumerRecord<String, SpecificRecord>> records = new ArrayList<>();
        toEnd(records::add);
        return records;
    }

    /** The same for topics that are too large to keep: hands on each record as it is read. */
    public void toEnd(Consumer<ConsumerRecord<String, SpecificRecord>> each) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(POLL).forEach(each);
        }
        if (unknown != null && !read) {
            throw new Failure(unknown);
        }
    }

    /** Reads on; empty when nothing came in that time. */
    public List<ConsumerRecord<String, SpecificRecord>> poll(Duration time) {
        List<ConsumerRecord<String, SpecificRecord>> records = new ArrayList<>();
        consumer.poll(time).forEach(record -> {
            boolean wanted = experiment == null || isOf(experiment, record.key());
            SpecificRecord value = wanted ? value(record) : null;
            if (value != null || (wanted && isTombstone(record))) {
                records.add(decoded(record, value));
            }
        });
        return records;
    }

    /** Whether what was said of a key before no longer holds: where a topic keeps the last record of each key. */
    private boolean isTombstone(ConsumerRecord<String, byte[]> record) {
        return record.value() == null && topic.storage() == Storage.COMPACTED;
    }

    /** Null for a null value, and for what is left out: bytes that are no record, a record that the topic does not carry. */
    private @Nullable SpecificRecord value(ConsumerRecord<String, byte[]> record) {
        try {
            SpecificRecord value = values.deserialize(record.topic(), record.value());
            read = true;
            if (value == null || topic.carries(value.getClass())) {
                return value;
            }
            leaveOut(record, "the topic does not carry " + value.getSchema().getName());
        } catch (UnknownSchemaException e) {
            unknown = e.getMessage();
            leaveOut(record, String.valueOf(e.getMessage()));
        } catch (MalformedRecordException | StackOverflowError e) {
            leaveOut(record, String.valueOf(e.getMessage()));
        }
        return null;
    }

    private static void leaveOut(ConsumerRecord<?, ?> record, String why) {
        LOG.warn("{}-{} at {} is left out: {}", record.topic(), record.partition(), record.offset(), why);
    }

    private static ConsumerRecord<String, SpecificRecord> decoded(
            ConsumerRecord<String, byte[]> from, @Nullable SpecificRecord value) {
        return new ConsumerRecord<>(
                from.topic(),
                from.partition(),
                from.offset(),
                from.timestamp(),
                from.timestampType(),
                from.serializedKeySize(),
                from.serializedValueSize(),
                from.key(),
                value,
                from.headers(),
                from.leaderEpoch());
    }

    private static boolean isOf(String experiment, @Nullable String key) {
        return key != null && (key.equals(experiment) || key.startsWith(experiment + "/"));
    }

    private List<TopicPartition> partitions(Topic topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic.topicName());
        if (found == null || found.isEmpty()) {
            throw new Failure(
                    topic.topicName() + " does not exist: make Temper's topics with `temper topics --create`");
        }
        int own = experiment == null ? -1 : ViewKey.partition(experiment, found.size());
        return found.stream()
                .map(info -> new TopicPartition(topic.topicName(), info.partition()))
                .filter(partition -> own < 0 || partition.partition() == own)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
