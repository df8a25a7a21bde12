package dev.temper.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.schemas.EventHeader;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.registry.UnknownSchemaException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The bytes themselves, worked out by hand from Confluent's wire format and the Avro specification. */
class WireFormatTest {
    private static final MetricReported METRIC = new MetricReported(
            new EventHeader("e", "p", 2L, null), 3, 300L, 1, List.of(new MetricValue("a", 1.5, null)), null);

    /** Id 1, then the fields of the record in order. */
    private static final String METRIC_BYTES = "00 00000001" // magic, id
            + " 02 65" // header.experiment: length 1 as zigzag, 'e'
            + " 02 70" // header.producer
            + " 04" // header.number 2
            + " 00" // header.origin: branch 0, null
            + " 06" // trial 3
            + " d804" // lease 300: zigzag 600 = 0b100_1011000
            + " 02" // epoch 1
            + " 02 02 61 000000000000f83f 00 00" // values: a block of one; "a", 1.5 little-endian, stddev null; end
            + " 00"; // seconds: null

    private final AvroSerde serde = new AvroSerde();
    private RegistryClient registry = RegistryClient.open("mock://unset");

    @BeforeEach
    void freshRegistry(TestInfo test) {
        String url = "mock://wire-" + test.getDisplayName();
        registry = RegistryClient.open(url);
        serde.configure(Map.of("schema.registry.url", url), false);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private Object read(byte[] bytes) {
        return serde.deserializer().deserialize("temper.metrics", bytes);
    }

    private byte[] written() {
        return serde.serializer().serialize("temper.metrics", METRIC);
    }

    @Test
    void recordsAreMagicIdAndAvro() {
        assertThat(written()).isEqualTo(bytes(METRIC_BYTES));
        assertThat(read(bytes(METRIC_BYTES))).isEqualTo(METRIC);
    }

    @Test
    void idsAreBigEndian() {
        Schema padding = SchemaBuilder.record("p.P").fields().endRecord();
        int before = registry.register("padding", padding);
        for (int i = before; i < 300; i++) {
            registry.register(
                    "padding", SchemaBuilder.record("p.P" + i).fields().endRecord());
        }
        assertThat(Arrays.copyOf(written(), 5)).isEqualTo(bytes("00 0000012d"));
        assertThat(read(written())).isEqualTo(METRIC);
    }

    @Test
    void subjectsAreTopicAndRecordName() {
        byte[] bytes = written();
        assertThat(registry.lookup("temper.metrics-dev.temper.schemas.MetricReported", MetricReported.getClassSchema()))
                .isEqualTo(bytes[4]);
    }

    @Test
    void nullIsATombstone() {
        assertThat(serde.serializer().serialize("temper.views", null)).isNull();
        assertThat(serde.deserializer().deserialize("temper.views", null)).isNull();
    }

    @Test
    void anEmptyValueIsMalformed() {
        assertMalformed(new byte[0], "empty");
    }

    @Test
    void anotherMagicByteIsMalformed() {
        assertMalformed(bytes("7b 226122"), "begins with byte 0x7b, expected 0x00");
    }

    @Test
    void aValueThatEndsWithinTheIdIsMalformed() {
        assertMalformed(bytes("00 0000"), "ends after 3 bytes, within the schema id");
    }

    @Test
    void everyTruncationIsMalformedAndNamesTheRecord() {
        byte[] whole = written();
        for (int length = 5; length < whole.length; length++) {
            assertMalformed(
                    Arrays.copyOf(whole, length),
                    "ends after " + length + " bytes, within its dev.temper.schemas.MetricReported");
        }
        assertThat(read(whole)).as("the deserializer goes on after bad bytes").isEqualTo(METRIC);
    }

    @Test
    void trailingBytesAreMalformed() {
        byte[] whole = written();
        assertMalformed(
                Arrays.copyOf(whole, whole.length + 2),
                "2 bytes after the end of its dev.temper.schemas.MetricReported");
    }

    @Test
    void aLengthBeyondTheValueIsMalformedAndAllocatesNothing() {
        written();
        // header.experiment claims 2,147,483,000 bytes.
        assertMalformed(bytes("00 00000001 f0f5ffff0f"), "MetricReported");
    }

    @Test
    void anUnknownUnionBranchIsMalformed() {
        written();
        assertMalformed(
                bytes("00 00000001 02 65 02 70 04 08"), "is no dev.temper.schemas.MetricReported (schema id 1)");
    }

    @Test
    void anUnknownIdSaysSo() {
        assertThatThrownBy(() -> read(bytes("00 0000002a 00")))
                .isInstanceOf(UnknownSchemaException.class)
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("schema id 42 is unknown to the registry mock://wire-");
    }

    @Test
    void aRecordTypeOfNobodySaysSo() {
        registry.register(
                "s",
                SchemaBuilder.record("dev.temper.schemas.Telepathy").fields().endRecord());
        assertMalformed(bytes("00 00000001"), "record type dev.temper.schemas.Telepathy (schema id 1) is unknown");
    }

    @Test
    void aSchemaCannotNameAnyClassOfTheJvm() {
        registry.register("s", SchemaBuilder.record("java.lang.Thread").fields().endRecord());
        assertMalformed(bytes("00 00000001"), "record type java.lang.Thread (schema id 1) is unknown");
    }

    @Test
    void aSchemaThatIsNoRecordSaysSo() {
        registry.register("s", Schema.create(Schema.Type.STRING));
        assertMalformed(bytes("00 00000001 00"), "schema id 1 is no record but a string");
    }

    @Test
    void unknownIsNeverWritten() {
        TrialEnded ended = new TrialEnded(new EventHeader("e", "p", 1L, null), 0, 1L, Outcome.UNKNOWN, null, "", false);
        assertThatThrownBy(() -> serde.serializer().serialize("temper.agents", ended))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("dev.temper.schemas.Outcome is UNKNOWN");
    }

    @Test
    void aMissingFieldIsNamed() {
        MetricReported metric = new MetricReported(METRIC.getHeader(), 3, 300L, 1, null, null);
        assertThatThrownBy(() -> serde.serializer().serialize("temper.metrics", metric))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("cannot encode a dev.temper.schemas.MetricReported for temper.metrics")
                .hasMessageContaining("values");
        assertThat(read(written()))
                .as("the serializer goes on after a bad record")
                .isEqualTo(METRIC);
    }

    @Test
    void theRegistryUrlIsRequiredAndChecked() {
        assertThatThrownBy(() -> new AvroSerde().configure(Map.of(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url is not set");
        assertThatThrownBy(() -> new AvroSerde().configure(Map.of("schema.registry.url", "localhost:8081"), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("localhost:8081");
    }

    private void assertMalformed(byte[] bytes, String message) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(message);
    }
}
