package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.serde.AvroSerializer;
import dev.temper.schemas.topic.Topic;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes what a user asks, as one producer that numbers its events. Not thread safe. */
public final class EventPublisher implements AutoCloseable {
    private final Endpoints endpoints;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final String identity = "temper-cli/" + UUID.randomUUID();
    private long number;

    /** Connects when it first publishes. */
    public EventPublisher(Endpoints endpoints) {
        this.endpoints = endpoints;
        Map<String, Object> settings = endpoints.kafka();
        settings.put("acks", "all");
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", 15_000);
        settings.put("delivery.timeout.ms", 15_000);
        AvroSerializer values = new AvroSerializer();
        values.configure(endpoints.serde(), false);
        producer = new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    /**
     * Publishes one event and returns when the broker has it.
     *
     * @param event makes the event with the header that it is to carry
     * @return that header
     * @throws Failure when the broker or the registry does not take it
     */
    public EventHeader publish(Topic topic, String experiment, Function<EventHeader, SpecificRecord> event) {
        EventHeader header = EventHeader.newBuilder()
                .setExperiment(experiment)
                .setProducer(identity)
                .setNumber(++number)
                .build();
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), experiment, event.apply(header)))
                    .get();
            return header;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw failure(topic, e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw failure(topic, e);
        }
    }

    private Failure failure(Topic topic, Throwable cause) {
        Failure trouble = Trouble.of(cause, endpoints, "WRITE");
        String why = String.valueOf(trouble == null ? cause.getMessage() : trouble.getMessage());
        return new Failure("%s did not take the event: %s".formatted(topic.topicName(), why), cause);
    }

    @Override
    public void close() {
        producer.close();
    }
}
