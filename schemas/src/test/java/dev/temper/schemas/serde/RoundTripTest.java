package dev.temper.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    private final AvroSerde serde = new AvroSerde();

    RoundTripTest() {
        serde.configure(Map.of("schema.registry.url", "mock://round-trip"), false);
    }

    static Stream<Arguments> recordTypes() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.types().stream().map(type -> Arguments.of(topic, type)));
    }

    @ParameterizedTest
    @MethodSource("recordTypes")
    void everyRecordComesBackAsItWasWritten(Topic topic, Class<? extends SpecificRecord> type) {
        Schema schema = SpecificData.get().getSchema(type);
        for (long seed = 0; seed < 50; seed++) {
            SpecificRecord record = new Samples(seed).record(schema);
            byte[] bytes = serde.serializer().serialize(topic.topicName(), record);
            SpecificRecord read = serde.deserializer().deserialize(topic.topicName(), bytes);
            assertThat(read).as("seed %d", seed).isInstanceOf(type);
            // A generated record with a NaN does not equal itself: its fields are compared with !=.
            assertThat(RecordModel.MODEL.compare(read, record, schema))
                    .as("seed %d: %s came back as %s", seed, record, read)
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("recordTypes")
    void schemasAreRegisteredWithoutWhatOnlyJavaSays(Topic topic, Class<? extends SpecificRecord> type) {
        Schema schema = SpecificData.get().getSchema(type);
        RegistryClient registry = RegistryClient.open("mock://round-trip");
        int id = registry.register(topic.topicName() + "-" + type.getName(), schema);
        assertThat(registry.byId(id).toString()).doesNotContain("avro.java");
        assertThat(registry.byId(id).getFullName()).isEqualTo(type.getName());
    }

    /** Kafka Streams shares a serde among its threads. */
    @Test
    void threadsShareASerdeWithoutMixingTheirBytes() {
        CompletableFuture<?>[] threads = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (long seed = 0; seed < 500; seed++) {
                        SpecificRecord record = new Samples(seed * 4 + thread).record(RejectDecision.getClassSchema());
                        byte[] bytes = serde.serializer().serialize("temper.decisions", record);
                        assertThat(serde.deserializer().deserialize("temper.decisions", bytes))
                                .isEqualTo(record);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(threads).join();
    }

    @Test
    void aNewerWritersFieldsAreSkippedAndItsSymbolsReadAsUnknown() throws IOException {
        String newer = RejectDecision.getClassSchema()
                .toString()
                .replace("\"ALREADY_PAUSED\"", "\"ALREADY_PAUSED\",\"MERCURY_RETROGRADE\"")
                .replace(
                        "\"fields\":[{\"name\":\"header\"",
                        "\"fields\":[{\"name\":\"added\",\"type\":\"string\",\"default\":\"\"},{\"name\":\"header\"");
        Schema schema = new Schema.Parser().parse(newer);
        Schema header = schema.getField("header").schema();
        GenericRecord decision = new GenericData.Record(schema);
        GenericRecord head = new GenericData.Record(header);
        head.put("experiment", "e");
        head.put("number", 1L);
        head.put("sequence", 2L);
        head.put("time", 3L);
        decision.put("added", "by a newer version");
        decision.put("header", head);
        decision.put("producer", "p");
        decision.put("eventNumber", 4L);
        decision.put(
                "reason", new GenericData.EnumSymbol(schema.getField("reason").schema(), "MERCURY_RETROGRADE"));

        Object read = serde.deserializer().deserialize("temper.decisions", bytes(decision));
        assertThat(read).isInstanceOfSatisfying(RejectDecision.class, reject -> {
            assertThat(reject.getReason()).isEqualTo(RejectReason.UNKNOWN);
            assertThat(reject.getEventNumber()).isEqualTo(4L);
            assertThat(reject.getHeader().getTime()).isEqualTo(3L);
        });
    }

    private static byte[] bytes(GenericRecord record) throws IOException {
        int id = RegistryClient.open("mock://round-trip").register("newer", record.getSchema());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 0, (byte) (id >>> 8), (byte) id});
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
