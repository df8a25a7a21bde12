package dev.temper.stream.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.Evidence;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Origin;
import dev.temper.schemas.PauseDecision;
import dev.temper.schemas.Reason;
import dev.temper.schemas.SlotOffered;
import dev.temper.stream.replay.Recorded.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
    private static final int EVENTS = 20;
    private static final int DECISIONS = 8;

    @TempDir
    Path directory;

    private Path file = Path.of("");
    private final Recording recording = recording();

    @BeforeEach
    void export() {
        file = directory.resolve("export.jsonl");
        ExportWriter.write(recording, file);
    }

    @Test
    void whatWasWrittenIsRead() {
        assertThat(ExportReader.read(file)).isEqualTo(recording);
    }

    @Test
    void theSameRecordingGivesTheSameDigest() {
        String digest = ExportWriter.write(recording, directory.resolve("again.jsonl"));
        assertThat(directory.resolve("again.jsonl")).hasSameBinaryContentAs(file);
        assertThat(file).content(StandardCharsets.UTF_8).endsWith("\"chain\":\"" + digest + "\"}\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aFlippedBitAnywhereIsFoundOnItsLine(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] good = Files.readAllBytes(file);
        for (int start = 0, line = 1; start < good.length; start = endOfLine(good, start), line++) {
            int end = endOfLine(good, start);
            // A seeded place in the line, and its ends: the first byte, the chain, the closing and the line feed.
            for (int at : new int[] {start, start + random.nextInt(end - start), end - 20, end - 2, end - 1}) {
                byte[] flipped = good.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                BadExportException bad = tamper(flipped);
                assertThat(bad.line()).as("byte %d, %s", at, bad).isEqualTo(line);
                assertThat(bad).hasMessageContaining(nameOf(line));
            }
        }
    }

    @Test
    void aLineThatWasTakenOutIsFoundAtItsPlace() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(4);
        assertThat(tamper(bytes(lines)).line()).isEqualTo(5);
    }

    @Test
    void linesThatChangedPlacesAreFound() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(3, lines.remove(4));
        assertThat(tamper(bytes(lines)).line()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aFileThatWasCutOffIsFound(long seed) throws IOException {
        byte[] good = Files.readAllBytes(file);
        int length = new Random(seed).nextInt(good.length);
        int line = 1
                + (int) new String(good, 0, length, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        assertThat(tamper(Arrays.copyOf(good, length)).line()).isEqualTo(line);
    }

    @Test
    void nothingMayFollowTheFooter() throws IOException {
        byte[] good = Files.readAllBytes(file);
        BadExportException bad = tamper(Arrays.copyOf(good, good.length + 1));
        assertThat(bad).hasMessageContaining("nothing may follow the footer");
    }

    @Test
    void aFileOfAnotherKindIsNoExport() throws IOException {
        Files.writeString(file, "{\"accuracy\": 0.9}\n");
        assertThatThrownBy(() -> ExportReader.read(file)).hasMessageContaining("it is not a line of an export");
    }

    private BadExportException tamper(byte[] content) throws IOException {
        Path changed = directory.resolve("changed.jsonl");
        Files.write(changed, content);
        BadExportException bad = catchThrowableOfType(BadExportException.class, () -> ExportReader.read(changed));
        assertThat(bad).isNotNull();
        return bad;
    }

    private static String nameOf(int line) {
        if (line == 1) {
            return "(the header)";
        }
        if (line <= EVENTS + 1) {
            return "(event " + (line - 1) + " of " + EVENTS + ")";
        }
        return line <= EVENTS + DECISIONS + 1
                ? "(decision " + (line - EVENTS - 1) + " of " + DECISIONS + ")"
                : "(the footer)";
    }

    private static int endOfLine(byte[] bytes, int start) {
        int end = start;
        while (bytes[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Recording recording() {
        List<Recorded> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            EventHeader header = new EventHeader("digits", "a", i + 1L, new Origin("t", 0, (long) i, 1_000L + i));
            events.add(recorded(
                    Kind.EVENT,
                    i,
                    i % 3 == 0
                            ? new SlotOffered(header, new Assignee("host", "s", 0, i + 1L), "")
                            : new MetricReported(
                                    header, 1, 1L, i, List.of(new MetricValue("accuracy", 0.5, null)), null)));
        }
        List<Recorded> decisions = new ArrayList<>();
        for (int i = 0; i < DECISIONS; i++) {
            DecisionHeader header = new DecisionHeader("digits", i + 1L, i + 1L, 1_000L + i);
            Evidence evidence = new Evidence(Reason.AWAITING_RUNG, 0, 0, 0.5, null, 1, 1, List.of(), null, null);
            decisions.add(recorded(Kind.DECISION, i, new PauseDecision(header, i, 1L, evidence)));
        }
        return new Recording("digits", events, decisions);
    }

    private static Recorded recorded(Kind kind, int offset, SpecificRecord record) {
        return Recorded.of(kind, 2, offset, 1_000L + offset, record);
    }
}
