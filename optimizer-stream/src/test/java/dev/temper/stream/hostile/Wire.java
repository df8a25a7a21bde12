package dev.temper.stream.hostile;

import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.serde.RecordModel;
import dev.temper.schemas.serde.SerdeSettings;
import dev.temper.schemas.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Records as bytes of the wire format, written by somebody who does not keep to what Temper's own serializer refuses. */
final class Wire {
    static final String REGISTRY = "mock://hostile";
    private static final RegistryClient SCHEMAS = RegistryClient.open(REGISTRY);
    private static final AvroDeserializer READER = new AvroDeserializer();

    static {
        READER.configure(Map.of(SerdeSettings.REGISTRY_URL, REGISTRY), false);
    }

    private Wire() {}

    static byte[] bytes(Topic topic, SpecificRecord record) {
        int id = SCHEMAS.register(topic.topicName() + "-" + record.getSchema().getFullName(), record.getSchema());
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new SpecificDatumWriter<SpecificRecord>(record.getSchema(), RecordModel.MODEL).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static SpecificRecord read(Topic topic, byte[] bytes) {
        SpecificRecord record = READER.deserialize(topic.topicName(), bytes);
        if (record == null) {
            throw new AssertionError("bytes make a record");
        }
        return record;
    }
}
