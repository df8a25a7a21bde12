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
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;

/** Records as bytes of the wire format, written by somebody who does not keep to what Temper's own serializer refuses. */
final class Wire {
    static final String REGISTRY = "mock://hostile";
    private static final RegistryClient SCHEMAS = RegistryClient.open(REGISTRY);
    private static final IdentityHashMap<Schema, Integer> IDS = new IdentityHashMap<>();
    private static final AvroDeserializer READER = new AvroDeserializer();

    static {
        READER.configure(Map.of(SerdeSettings.REGISTRY_URL, REGISTRY), false);
    }

    /** What a producer sends when nobody says otherwise, but for what goes with key and value. */
    private static final int LARGEST = (1 << 20) - 100;

    private Wire() {}

    static byte[] bytes(Topic topic, SpecificRecord record) {
        int id = IDS.computeIfAbsent(
                record.getSchema(), schema -> SCHEMAS.register(topic.topicName() + "-" + schema.getFullName(), schema));
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

    /** Fails for a record that a broker would refuse, or Kafka Streams not even send: that would end the thread. */
    static byte[] sendable(TestRecord<byte[], byte[]> record, Instant now) {
        byte[] key = record.getKey();
        byte[] value = record.getValue();
        int size = (key == null ? 0 : key.length) + value.length;
        Instant time = record.getRecordTime();
        if (size > LARGEST || time.isAfter(now) || time.toEpochMilli() < 0 || !isEmpty(record.getHeaders())) {
            throw new AssertionError("no broker takes a record of " + size + " bytes at " + time + " with headers "
                    + record.getHeaders());
        }
        return value;
    }

    private static boolean isEmpty(Headers headers) {
        return headers == null || headers.toArray().length == 0;
    }
}
