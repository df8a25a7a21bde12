package dev.temper.schemas.serde;

import dev.temper.schemas.registry.RegistryClient;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in the Confluent wire format into the generated class of the writer's record name, whatever version of
 * the schema they were written with. May be used from many threads.
 */
public final class AvroDeserializer implements Deserializer<SpecificRecord> {
    private static final ThreadLocal<BinaryDecoder> DECODERS =
            ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

    private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();
    private @Nullable RegistryClient registry;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        registry = SerdeSettings.registry(settings);
    }

    /**
     * Decodes a record; null stays null.
     *
     * @throws MalformedRecordException when the bytes are no record that can be read
     * @throws dev.temper.schemas.registry.UnknownSchemaException when the registry does not have the schema
     * @throws dev.temper.schemas.registry.RegistryUnavailableException when the registry cannot be asked now
     */
    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        int id = WireFormat.id(data);
        SpecificDatumReader<SpecificRecord> reader = reader(id);
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(data, WireFormat.PREFIX, data.length - WireFormat.PREFIX, DECODERS.get());
        String name = reader.getSchema().getFullName();
        try {
            // Avro's own type parameter is not marked, but a null argument means: make a new record.
            SpecificRecord value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                int left = decoder.inputStream().available();
                throw new MalformedRecordException(
                        "the value has " + left + " bytes after the end of its " + name + " (schema id " + id + ")");
            }
            return value;
        } catch (EOFException e) {
            throw new MalformedRecordException(
                    "the value ends after " + data.length + " bytes, within its " + name + " (schema id " + id + ")",
                    e);
        } catch (SerializationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new MalformedRecordException(
                    "the value is no " + name + " (schema id " + id + "): " + e.getMessage(), e);
        }
    }

    private SpecificDatumReader<SpecificRecord> reader(int id) {
        SpecificDatumReader<SpecificRecord> known = readers.get(id);
        if (known != null) {
            return known;
        }
        if (registry == null) {
            throw new IllegalStateException("the deserializer is used before configure()");
        }
        Schema written = registry.byId(id);
        SpecificDatumReader<SpecificRecord> reader =
                new SpecificDatumReader<>(written, RecordModel.MODEL.readerSchema(id, written), RecordModel.MODEL);
        readers.put(id, reader);
        return reader;
    }
}
