package dev.temper.agent.app;

import dev.temper.agent.kafka.Clients;
import dev.temper.agent.kafka.KafkaClients;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker with one partition and an in-memory registry, for one agent. */
final class FakeClients implements Clients {
    private static final TopicPartition DECISIONS = new TopicPartition(Topic.DECISIONS.topicName(), 0);

    private final Serde<SpecificRecord> serde = KafkaClients.serde(AvroSerde.class.getName(), "mock://agent", Map.of());
    private final String experiment;
    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(true, null, new StringSerializer(), serde.serializer());
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private long offset;

    FakeClients(String experiment) {
        this.experiment = experiment;
        consumer.updatePartitions(
                Topic.DECISIONS.topicName(),
                List.of(new PartitionInfo(Topic.DECISIONS.topicName(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(DECISIONS, 0L));
        consumer.updateEndOffsets(Map.of(DECISIONS, 0L));
    }

    @Override
    public Producer<String, SpecificRecord> producer() {
        return producer;
    }

    @Override
    public Consumer<String, byte[]> consumer() {
        return consumer;
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return serde.deserializer();
    }

    /** What was published of a type, in order. */
    <T extends SpecificRecord> List<T> published(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (ProducerRecord<String, SpecificRecord> record : producer.history()) {
            if (type.isInstance(record.value())) {
                found.add(type.cast(record.value()));
            }
        }
        return found;
    }

    /** Everything that was published. */
    List<SpecificRecord> published() {
        return producer.history().stream().map(ProducerRecord::value).toList();
    }

    /** Lets the broker take no more events, or take them again. */
    void refuse(boolean refuses) {
        producer.sendException = refuses ? new TimeoutException("the broker is away") : null;
    }

    /** Makes a decision known. */
    void decide(SpecificRecord decision) {
        append(experiment, serde.serializer().serialize(DECISIONS.topic(), decision));
    }

    /** Appends a record of any bytes to the decisions. */
    void append(String key, byte[] bytes) {
        consumer.addRecord(new ConsumerRecord<>(DECISIONS.topic(), 0, offset++, key, bytes));
    }
}
