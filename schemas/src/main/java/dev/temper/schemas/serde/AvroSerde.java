package dev.temper.schemas.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The catalogue's records in the Confluent wire format. Made by its constructor and {@link #configure}, like Confluent's
 * {@code SpecificAvroSerde}, which may stand in its place.
 */
public final class AvroSerde implements Serde<SpecificRecord> {
    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        serializer.configure(settings, isKey);
        deserializer.configure(settings, isKey);
    }

    @Override
    public Serializer<SpecificRecord> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return deserializer;
    }
}
