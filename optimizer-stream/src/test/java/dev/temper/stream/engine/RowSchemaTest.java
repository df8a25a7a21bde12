package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

/**
 * Rows outlive a release: stores and changelogs hold what older ones wrote. When this fails, a row's schema was
 * changed. Give every new field a default, keep the old schema, and let {@link RowCodec} add it to its decoder
 * ({@code addSchema}), with a test that reads a row of the old one; then put the new fingerprint here.
 */
class RowSchemaTest {
    private static final Map<String, String> WRITTEN = new TreeMap<>(Map.of(
            "HEADER", "3da024f77b2a05e9",
            "DEFINITION", "d9885230c5b5f489",
            "TRIAL", "f92ab03ce6100e5b",
            "CONFIGURATION", "6fd92c3b077648b9",
            "OBSERVATION", "4722d05b90363114",
            "SESSION", "0528ce18e372d19c",
            "OFFER", "f1dc9f23acaef5e1",
            "PRODUCER", "1b81e25eadefaf82",
            "QUEUED", "6fd92c3b077648b9"));

    @Test
    void noRowSchemaChangesUnnoticed() {
        Map<String, String> present = new TreeMap<>();
        for (RowKind kind : RowKind.values()) {
            long fingerprint = SchemaNormalization.parsingFingerprint64(kind.schema());
            present.put(kind.name(), String.format(Locale.ROOT, "%016x", fingerprint));
        }
        assertThat(present).isEqualTo(WRITTEN);
    }

    @Test
    void noTwoKindsShareALetter() {
        assertThat(RowKind.values()).extracting(RowKind::letter).doesNotHaveDuplicates();
    }
}
