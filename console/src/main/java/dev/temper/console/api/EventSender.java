package dev.temper.console.api;

import dev.temper.console.http.HttpProblem;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.serde.AvroSerializer;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.OptimizerConfig;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what users ask through the API, as events in the same topic as the command line's. Thread safe.
 *
 * <p>A request that carries a key of idempotency has the identity of its event made of the key, so that the machine
 * takes it once however often, and through however many processes, it is sent.
 */
final class EventSender implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;

    private final KafkaProducer<String, SpecificRecord> producer;
    private final String identity = "temper-api/" + UUID.randomUUID();
    private final AtomicLong number = new AtomicLong();

    EventSender(OptimizerConfig config) {
        Map<String, Object> settings = new HashMap<>(config.clientSettings());
        settings.put("bootstrap.servers", config.bootstrapServers());
        settings.put("acks", "all");
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", PATIENCE_MILLIS);
        settings.put("request.timeout.ms", PATIENCE_MILLIS);
        settings.put("delivery.timeout.ms", PATIENCE_MILLIS);
        Map<String, Object> serde = new HashMap<>(config.serdeSettings());
        serde.put("schema.registry.url", config.registryUrl());
        AvroSerializer values = new AvroSerializer();
        values.configure(serde, false);
        producer = new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    /**
     * Publishes an event and returns when the broker has it.
     *
     * @param key of idempotency; null for none
     * @param operation what is asked, such as {@code pause}: the same key may be used for another one
     * @throws HttpProblem 503 when the broker or the registry does not take it
     */
    void send(String experiment, String operation, @Nullable String key, Function<EventHeader, SpecificRecord> event) {
        EventHeader header = EventHeader.newBuilder()
                .setExperiment(experiment)
                .setProducer(
                        key == null
                                ? identity
                                : "temper-api/"
                                        + UUID.nameUUIDFromBytes(
                                                (operation + '\n' + key).getBytes(StandardCharsets.UTF_8)))
                .setNumber(key == null ? number.incrementAndGet() : 1)
                .build();
        try {
            producer.send(new ProducerRecord<>(Topic.EXPERIMENTS.topicName(), experiment, event.apply(header)))
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw refused(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private static HttpProblem refused(Throwable cause) {
        return new HttpProblem(
                503, Topic.EXPERIMENTS.topicName() + " did not take the event: " + cause.getMessage() + "; ask again");
    }

    @Override
    public void close() {
        producer.close();
    }
}
