package dev.temper.schemas.serde;

import dev.temper.schemas.registry.RegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in the Confluent wire format, under subjects {@code TOPIC-RECORD} (TopicRecordNameStrategy). May be
 * used from many threads.
 */
public final class AvroSerializer implements Serializer<SpecificRecord> {
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Map<String, Map<Schema, Writer>> writers = new ConcurrentHashMap<>();
    private @Nullable RegistryClient registry;
    private boolean autoRegister = true;

    /** A writer and the registered id of what it writes. */
    private record Writer(int id, RecordWriter avro) {}

    /** Buffer and encoder of a thread: made once, not for every record. */
    private static final class Scratch {
        final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
        final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(buffer, null);
    }

    /** Refuses UNKNOWN, which stands for symbols of a newer version and would lose what was really said. */
    private static final class RecordWriter extends SpecificDatumWriter<SpecificRecord> {
        RecordWriter(Schema schema) {
            super(schema, RecordModel.MODEL);
        }

        @Override
        protected void writeEnum(Schema schema, Object datum, Encoder out) throws IOException {
            if (schema.getEnumDefault() != null && datum.toString().equals(schema.getEnumDefault())) {
                throw new SerializationException(schema.getFullName() + " is " + datum
                        + ", which is read in place of symbols that this version does not know and is never written");
            }
            super.writeEnum(schema, datum, out);
        }
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        registry = SerdeSettings.registry(settings);
        autoRegister = SerdeSettings.autoRegister(settings);
    }

    /**
     * Encodes a record; null stays null.
     *
     * @throws SerializationException when the record lacks a field, or the registry refuses its schema
     * @throws dev.temper.schemas.registry.RegistryUnavailableException when the registry cannot be asked now
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord data) {
        if (data == null) {
            return null;
        }
        Writer writer = writer(topic, data.getSchema());
        Scratch scratch = SCRATCH.get();
        scratch.buffer.reset();
        scratch.buffer.write(WireFormat.MAGIC);
        scratch.buffer.write(writer.id >>> 24);
        scratch.buffer.write(writer.id >>> 16);
        scratch.buffer.write(writer.id >>> 8);
        scratch.buffer.write(writer.id);
        try {
            writer.avro.write(data, scratch.encoder);
        } catch (SerializationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "cannot encode a " + data.getSchema().getFullName() + " for " + topic + ": " + e.getMessage(), e);
        }
        return scratch.buffer.toByteArray();
    }

    private Writer writer(String topic, Schema schema) {
        Map<Schema, Writer> ofTopic = writers.computeIfAbsent(topic, t -> new ConcurrentHashMap<>());
        Writer known = ofTopic.get(schema);
        if (known != null) {
            return known;
        }
        if (registry == null) {
            throw new IllegalStateException("the serializer is used before configure()");
        }
        String subject = topic + "-" + schema.getFullName();
        int id = autoRegister ? registry.register(subject, schema) : registry.lookup(subject, schema);
        Writer writer = new Writer(id, new RecordWriter(schema));
        ofTopic.put(schema, writer);
        return writer;
    }
}
