package dev.temper.deploy.registry;

import dev.temper.schemas.topic.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The compacted topic of one partition in which the registry keeps itself. It has one writer: whoever opens it last
 * fences off those before (their next change fails), so two servers never give one id to two schemas.
 */
final class TopicLog implements ChangeLog, AutoCloseable {
    static final String TOPIC = "_temper_schemas";

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private @Nullable Producer<String, String> producer;

    private TopicLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Opens the log, made when missing. */
    static TopicLog open(String bootstrapServers) {
        create(bootstrapServers);
        return new TopicLog(bootstrapServers);
    }

    /** Fences off earlier writers, this log's own included: their unfinished changes are settled before it reads. */
    @Override
    public RegistryState reload() {
        close();
        Producer<String, String> opened = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        "temper-schema-registry",
                        "transactional.id",
                        TOPIC,
                        "max.block.ms",
                        (int) PATIENCE.toMillis(),
                        "delivery.timeout.ms",
                        (int) PATIENCE.toMillis(),
                        "request.timeout.ms",
                        10_000),
                new StringSerializer(),
                new StringSerializer());
        producer = opened;
        opened.initTransactions();
        RegistryState state = new RegistryState();
        replay(state);
        return state;
    }

    private static void create(String bootstrapServers) {
        NewTopic topic =
                new NewTopic(TOPIC, Optional.of(1), Optional.empty()).configs(Storage.COMPACTED.configuration());
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", (int) PATIENCE.toMillis()))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create the topic " + TOPIC + ": " + e.getMessage(), e);
            }
        }
    }

    private void replay(RegistryState state) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "temper-schema-registry",
                "isolation.level",
                "read_committed",
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis());
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            while (consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found -> apply(state, found));
            }
        }
    }

    private static void apply(RegistryState state, ConsumerRecord<String, String> found) {
        try {
            state.apply(ChangeCodec.read(found.key(), found.value()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new KafkaException(
                    "offset " + found.offset() + " of " + TOPIC + " is no change of the schema registry ("
                            + e.getMessage() + "): somebody else wrote to this topic",
                    e);
        }
    }

    @Override
    public void append(Change change) {
        Producer<String, String> open = Objects.requireNonNull(producer, "append comes after reload");
        open.beginTransaction();
        // The commit throws what the send met.
        var unused = open.send(new ProducerRecord<>(TOPIC, ChangeCodec.key(change), ChangeCodec.value(change)));
        open.commitTransaction();
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }
}
