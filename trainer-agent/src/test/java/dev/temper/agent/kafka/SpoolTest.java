package dev.temper.agent.kafka;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.EventHeader;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final String OLD_END =
            "00000022435f8fb001c301454bf9b1891340750265126167656e742f612f730400020404020606c3a90a";

    @TempDir
    private Path directory;

    private Path file = Path.of("unused");

    @BeforeEach
    void file() {
        file = directory.resolve("state/spool");
    }

    static MetricReported metric(long number) {
        return new MetricReported(
                new EventHeader("e", "agent/a/s", number, null),
                1,
                2L,
                3,
                List.of(new MetricValue("a", 0.25, null)),
                null);
    }

    static TrialEnded ended(long number) {
        return new TrialEnded(new EventHeader("e", "agent/a/s", number, null), 1, 2L, Outcome.FAILED, 3, "é\n", false);
    }

    @Test
    void givesBackWhatItWasGiven() {
        List<SpecificRecord> events = List.of(metric(1), ended(2), metric(3));
        filled(events);
        assertThat(new Spool(file).open()).isEqualTo(events);
        assertThat(new Spool(file).open()).as("reading takes nothing away").isEqualTo(events);
    }

    /** Written before ends told whether training had converged: the end of trial 1 under lease 2, FAILED, exit code 3. */
    @Test
    void givesBackWhatAnEarlierReleaseLeft() throws IOException {
        filled(List.of(metric(1)));
        Files.write(file, HexFormat.of().parseHex(OLD_END), APPEND);
        assertThat(new Spool(file).open()).containsExactly(metric(1), ended(2));
    }

    @Test
    void anEmptiedSpoolIsEmpty() {
        Spool spool = filled(List.of(metric(1)));
        spool.clear();
        spool.append(Spool.encode(metric(2)));
        assertThat(new Spool(file).open()).containsExactly(metric(2));
    }

    @Test
    void aRecordThatWasCutOffCostsOnlyItself() throws IOException {
        filled(List.of(metric(1), metric(2)));
        byte[] bytes = Files.readAllBytes(file);
        for (int cut = bytes.length / 2 + 1; cut < bytes.length; cut++) {
            Files.write(file, Arrays.copyOf(bytes, cut));
            Spool spool = new Spool(file);
            assertThat(spool.open()).as("cut at " + cut).containsExactly(metric(1));
            spool.append(Spool.encode(metric(3)));
            assertThat(new Spool(file).open()).as("goes on cleanly").containsExactly(metric(1), metric(3));
        }
    }

    @Test
    void aFlippedByteIsFound() throws IOException {
        filled(List.of(metric(1)));
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x40;
            Files.write(file, damaged);
            assertThat(new Spool(file).open()).as("byte " + at).isEmpty();
            assertThat(file.resolveSibling("spool.damaged")).hasBinaryContent(damaged);
        }
    }

    @Test
    void aFullDiskIsNoticedAndOvercome() {
        AtomicBoolean full = new AtomicBoolean(true);
        Spool spool = new Spool(
                file,
                path -> FileChannel.open(full.get() ? Path.of("/dev/full") : path, StandardOpenOption.WRITE, APPEND));
        assertThat(spool.open()).isEmpty();
        assertThat(spool.append(Spool.encode(metric(1)))).isFalse();
        assertThat(spool.append(Spool.encode(metric(2)))).isFalse();
        full.set(false);
        assertThat(spool.rewrite(List.of(Spool.encode(metric(1)), Spool.encode(metric(2)))))
                .isTrue();
        assertThat(spool.append(Spool.encode(metric(3)))).isTrue();
        assertThat(new Spool(file).open()).containsExactly(metric(1), metric(2), metric(3));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNoReasonToStop() throws IOException {
        Files.writeString(directory.resolve("state"), "a file where a directory should be");
        Spool spool = new Spool(file);
        assertThat(spool.open()).isEmpty();
        assertThat(spool.append(Spool.encode(metric(1)))).isFalse();
    }

    private Spool filled(List<SpecificRecord> events) {
        Spool spool = new Spool(file);
        assertThat(spool.open()).isEmpty();
        events.forEach(event -> assertThat(spool.append(Spool.encode(event))).isTrue());
        return spool;
    }
}
