package dev.temper.benchmarks.load;

import dev.temper.deploy.client.Endpoints;
import dev.temper.schemas.serde.AvroSerializer;
import dev.temper.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The one producer of all lanes, set like an agent's. Thread safe. */
public final class Publisher implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final AvroSerializer values = new AvroSerializer();
    private volatile @Nullable Exception failure;

    public Publisher(Endpoints endpoints) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", endpoints.bootstrap());
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 2);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        values.configure(endpoints.serde(), false);
    }

    byte[] encode(Topic topic, SpecificRecord event) {
        byte[] value = values.serialize(topic.topicName(), event);
        if (value == null) {
            throw new IllegalStateException("No bytes for " + event);
        }
        return value;
    }

    public void publish(Topic topic, String experiment, SpecificRecord event) {
        send(topic.topicName(), experiment.getBytes(StandardCharsets.UTF_8), encode(topic, event));
    }

    void send(String topic, byte[] key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key, value), (metadata, exception) -> {
            if (exception != null) {
                failure = exception;
            }
        });
    }

    /** Returns when the broker has answered for all that was published. */
    public void flush() {
        producer.flush();
    }

    /** Throws when the broker did not take a record. */
    public void check() {
        Exception cause = failure;
        if (cause != null) {
            throw new IllegalStateException("A record was not taken: " + cause, cause);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
