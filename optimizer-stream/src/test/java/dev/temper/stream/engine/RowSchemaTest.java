package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.ProposalMade;
import dev.temper.stream.state.ObservationRow;
import dev.temper.stream.state.TrialRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rows outlive a release: stores and changelogs hold what older ones wrote. When this fails, a row's schema was
 * changed. Give every new field a default, keep the old schema, and let {@link RowCodec} add it to its decoder
 * ({@code addSchema}), with a test that reads a row of the old one; then put the new fingerprint here.
 */
class RowSchemaTest {
    private static final Map<String, String> WRITTEN = new TreeMap<>(Map.ofEntries(
            Map.entry("ANNOTATION", "ef3c29682d40e77e"),
            Map.entry("CONFIGURATION", "6fd92c3b077648b9"),
            Map.entry("DEFINITION", "d9885230c5b5f489"),
            Map.entry("HEADER", "0e054cc42409931c"),
            Map.entry("NOTE", "12bb3b2af377a00e"),
            Map.entry("OBSERVATION", "1c664271005c53af"),
            Map.entry("OFFER", "31dd5a3ae91adb96"),
            Map.entry("PRODUCER", "1b81e25eadefaf82"),
            Map.entry("PROPOSAL", "895a4659d8da9778"),
            Map.entry("QUEUED", "6fd92c3b077648b9"),
            Map.entry("SESSION", "0528ce18e372d19c"),
            Map.entry("STEERING", "f89456993f790e26"),
            Map.entry("TRIAL", "a030edca3516eec2"),
            Map.entry("USED_PICK", "a632086b5a9ed4f4")));

    @Test
    void noRowSchemaChangesUnnoticed() {
        Map<String, String> present = new TreeMap<>();
        for (RowKind kind : RowKind.values()) {
            long fingerprint = SchemaNormalization.parsingFingerprint64(kind.schema());
            present.put(kind.name(), String.format(Locale.ROOT, "%016x", fingerprint));
        }
        assertThat(present).isEqualTo(WRITTEN);
    }

    /** A store that release 1 wrote is read by this one. */
    @ParameterizedTest
    @EnumSource(
            value = RowKind.class,
            names = {"HEADER", "TRIAL", "OBSERVATION"})
    void rowsOfOlderReleasesAreRead(RowKind kind) throws IOException {
        Schema old = RowCodec.parsed("rows-1/" + kind.schema().getName() + ".avsc");
        GenericRecord row = (GenericRecord) new RandomData(old, 1, 5).iterator().next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), old).encode(row, bytes);
        SpecificRecord read = kind.codec().decode(bytes.toByteArray());
        for (Schema.Field field : old.getFields()) {
            int at = kind.schema().getField(field.name()).pos();
            String kept = String.valueOf(read.get(at)).replace(", \"others\": []", "");
            assertThat(kept).isEqualTo(String.valueOf(row.get(field.pos())));
        }
        if (read instanceof TrialRow trial) {
            assertThat(trial.getStream()).isEqualTo("RUNGS");
            assertThat(trial.getGoal()).isEqualTo(-1);
        }
    }

    /** What was reported before further metrics and spreads were kept is read without them. */
    @ParameterizedTest
    @EnumSource(
            value = RowKind.class,
            names = {"TRIAL", "OBSERVATION"})
    void rowsOfReleaseTwoAreRead(RowKind kind) throws IOException {
        Schema old = RowCodec.parsed("rows-2/" + kind.schema().getName() + ".avsc");
        GenericRecord row = (GenericRecord) new RandomData(old, 1, 5).iterator().next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), old).encode(row, bytes);
        SpecificRecord read = kind.codec().decode(bytes.toByteArray());
        if (read instanceof ObservationRow observation) {
            assertThat(observation.getValue()).isEqualTo(row.get("value"));
            assertThat(observation.getStddev()).isNull();
            assertThat(observation.getOthers()).isEmpty();
        } else {
            assertThat(((TrialRow) read).getGoal()).isEqualTo(row.get("goal"));
            assertThat(((TrialRow) read).getFailedAt()).isZero();
        }
    }

    /** Before agents could have checkpoints of their own, all of them were on the shared storage. */
    @ParameterizedTest
    @CsvSource({"TRIAL,090c42ce91825cf9", "OFFER,f1dc9f23acaef5e1"})
    void rowsOfReleaseFourAreRead(RowKind kind, String fingerprint) throws IOException {
        Schema old = RowCodec.parsed("rows-4/" + kind.schema().getName() + ".avsc");
        assertThat(String.format(Locale.ROOT, "%016x", SchemaNormalization.parsingFingerprint64(old)))
                .isEqualTo(fingerprint);
        for (Object row : new RandomData(old, 20, 5)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new BinaryMessageEncoder<Object>(GenericData.get(), old).encode(row, bytes);
            SpecificRecord read = kind.codec().decode(bytes.toByteArray());
            assertThat(read.get(kind.schema().getField("storage").pos())).isEqualTo("");
            if (read instanceof TrialRow trial) {
                assertThat(trial.getKept()).isNull();
                assertThat(trial.getLease() == null ? "" : trial.getLease().getStorage())
                        .isEmpty();
            }
        }
    }

    /** A lease whose seconds were not added up yet is read without them. */
    @Test
    void aTrialOfReleaseThreeIsRead() throws IOException {
        Schema old = RowCodec.parsed("rows-3/TrialRow.avsc");
        for (Object row : new RandomData(old, 20, 5)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new BinaryMessageEncoder<Object>(GenericData.get(), old).encode(row, bytes);
            TrialRow read = (TrialRow) RowKind.TRIAL.codec().decode(bytes.toByteArray());
            assertThat(read.getGoal()).isEqualTo(((GenericRecord) row).get("goal"));
            if (read.getLease() != null) {
                assertThat(read.getLease().getSeconds()).isNull();
            }
        }
    }

    /** Before earlier experiments were learnt from, nothing was said of how far they are believed. */
    @Test
    void aProposalOfReleaseFiveIsRead() throws IOException {
        Schema old = RowCodec.parsed("rows-5/ProposalMade.avsc");
        assertThat(String.format(Locale.ROOT, "%016x", SchemaNormalization.parsingFingerprint64(old)))
                .isEqualTo("dcc33e95a3e3c753");
        for (Object row : new RandomData(old, 20, 5)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new BinaryMessageEncoder<Object>(GenericData.get(), old).encode(row, bytes);
            ProposalMade read = (ProposalMade) RowKind.PROPOSAL.codec().decode(bytes.toByteArray());
            assertThat(read.getModel().getWeights()).isEmpty();
            assertThat(read.getPicks()).allMatch(pick -> pick.getSource() == null);
            assertThat(read.getBasedOn()).isEqualTo(((GenericRecord) row).get("basedOn"));
        }
    }

    @Test
    void noTwoKindsShareALetter() {
        assertThat(RowKind.values()).extracting(RowKind::letter).doesNotHaveDuplicates();
    }
}
