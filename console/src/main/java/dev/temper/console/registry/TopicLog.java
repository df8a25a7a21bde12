package dev.temper.console.registry;

import dev.temper.schemas.topic.Storage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compacted topic of one partition in which the registry keeps itself. It has one writer: whoever opens it last
 * fences off those before (their next change fails), so two servers never give one id to two schemas.
 */
final class TopicLog implements ChangeLog, AutoCloseable {
    static final String TOPIC = "_temper_schemas";

    private static final Logger LOG = LoggerFactory.getLogger(TopicLog.class);
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> connection;
    private @Nullable Producer<String, String> producer;

    private TopicLog(Map<String, Object> connection) {
        this.connection = connection;
    }

    /**
     * Opens the log, made when missing.
     *
     * @param connection how every Kafka client reaches the broker, {@code bootstrap.servers} at least
     */
    static TopicLog open(Map<String, Object> connection) {
        TopicLog log = new TopicLog(Map.copyOf(connection));
        log.create();
        return log;
    }

    /** Fences off earlier writers, this log's own included: their unfinished changes are settled before it reads. */
    @Override
    public RegistryState reload() {
        close();
        Map<String, Object> settings = settings();
        settings.put("transactional.id", TOPIC);
        settings.put("max.block.ms", (int) PATIENCE.toMillis());
        settings.put("delivery.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("request.timeout.ms", 10_000);
        Producer<String, String> opened = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer = opened;
        opened.initTransactions();
        RegistryState state = new RegistryState();
        replay(state);
        return state;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("client.id", "temper-schema-registry");
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        return settings;
    }

    private void create() {
        NewTopic topic =
                new NewTopic(TOPIC, Optional.of(1), Optional.empty()).configs(Storage.COMPACTED.configuration());
        try (Admin admin = Admin.create(settings())) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException refused) {
                throw new TopicAuthorizationException(refused.getMessage(), Set.of(TOPIC));
            }
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create the topic " + TOPIC + ": " + e.getMessage(), e);
            }
        }
    }

    private void replay(RegistryState state) {
        Map<String, Object> settings = settings();
        settings.put("isolation.level", "read_committed");
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

    /**
     * What is no change at all, somebody else wrote, and it is left out. A change that does not fit what came before is
     * another matter: one of this registry's own is gone, and whoever goes on gives its id to another schema.
     */
    private static void apply(RegistryState state, ConsumerRecord<String, String> found) {
        Change change;
        try {
            change = ChangeCodec.read(found.key(), found.value());
        } catch (IllegalArgumentException | StackOverflowError e) {
            LOG.error(
                    "Offset {} of {} is left out: it is no change of the schema registry ({})",
                    found.offset(),
                    TOPIC,
                    e.getMessage());
            return;
        }
        try {
            state.apply(change);
        } catch (IllegalStateException e) {
            throw new KafkaException(
                    "offset " + found.offset() + " of " + TOPIC + " is no change of the schema registry ("
                            + e.getMessage() + "): somebody else wrote to this topic",
                    e);
        }
    }

    @Override
    public void append(List<Change> changes) {
        Producer<String, String> open = Objects.requireNonNull(producer, "append comes after reload");
        try {
            open.beginTransaction();
            // The commit throws what the sends met.
            changes.forEach(change -> {
                var unused = open.send(new ProducerRecord<>(TOPIC, ChangeCodec.key(change), ChangeCodec.value(change)));
            });
            open.commitTransaction();
        } catch (KafkaException e) {
            throw lostTheRight(e) ? new WriterLostException(String.valueOf(e.getMessage()), e) : e;
        }
    }

    /**
     * Whether the broker no longer knows this producer (it forgets one after {@code transactional.id.expiration.ms}
     * without a transaction), or knows a later one in its place.
     */
    private static boolean lostTheRight(KafkaException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPidMappingException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof ProducerFencedException
                    || cause instanceof OutOfOrderSequenceException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }
}
