package dev.temper.agent.kafka;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;

/** Makes what the agent needs of Kafka. */
public interface Clients {
    /** A new producer of events; it keeps their order and loses none that it acknowledged. */
    Producer<String, SpecificRecord> producer();

    /** A new consumer of decisions, as bytes. */
    Consumer<String, byte[]> consumer();

    /** A new reader of the decisions' bytes. */
    Deserializer<SpecificRecord> deserializer();
}
