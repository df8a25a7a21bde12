package dev.temper.stream.replay;

import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.registry.UnknownSchemaException;
import dev.temper.stream.replay.Recorded.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of a topic as they are kept elsewhere: with the schema that they were written with, and without its id. */
public final class WireRecords {
    private static final Logger LOG = LoggerFactory.getLogger(WireRecords.class);
    private static final int PREFIX_BYTES = 5;
    private final RegistryClient registry;

    /** Whose schemas this registry knows. */
    public WireRecords(RegistryClient registry) {
        this.registry = registry;
    }

    /** The record; null for one that the engine too could not read, and put into the dead letters. */
    public @Nullable Recorded of(ConsumerRecord<byte[], byte[]> record, Kind kind) {
        byte[] value = record.value();
        if (value == null || value.length < PREFIX_BYTES || value[0] != 0) {
            LOG.warn(
                    "{}-{}@{} is no record in the wire format: left out",
                    record.topic(),
                    record.partition(),
                    record.offset());
            return null;
        }
        try {
            return new Recorded(
                    kind,
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    registry.byId(ByteBuffer.wrap(value, 1, 4).getInt()),
                    Bytes.wrap(Arrays.copyOfRange(value, PREFIX_BYTES, value.length)));
        } catch (UnknownSchemaException e) {
            LOG.warn("{}-{}@{} left out: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
            return null;
        }
    }

    /** The value of a record's topic, under the id that a registry gave to its schema. */
    public static byte[] value(Recorded recorded, int schema) {
        byte[] avro = recorded.avro().get();
        return ByteBuffer.allocate(PREFIX_BYTES + avro.length)
                .put((byte) 0)
                .putInt(schema)
                .put(avro)
                .array();
    }
}
