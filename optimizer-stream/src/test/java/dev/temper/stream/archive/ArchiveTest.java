package dev.temper.stream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.stream.replay.ExportReader;
import dev.temper.stream.replay.Recorded;
import dev.temper.stream.replay.Recording;
import dev.temper.stream.replay.ReplayCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An experiment written bit by bit is the same as written at once, whatever was killed between two bits. */
class ArchiveTest {
    private static final String ID = "digits-default";

    @TempDir
    private Path directory;

    private Recording whole = new Recording(ID, List.of(), List.of());

    @BeforeEach
    void unpack() throws IOException {
        Path file = directory.resolve("whole.jsonl");
        try (InputStream packed = getClass().getResourceAsStream("/frozen/before-0.1.0/" + ID + ".jsonl.gz");
                InputStream text = new GZIPInputStream(Objects.requireNonNull(packed))) {
            Files.copy(text, file);
        }
        whole = ExportReader.read(file);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bitsMakeTheWholeAndComeOnce(long seed) {
        Random random = new Random(seed);
        Archive archive = new Archive(directory);
        int next = 0;
        while (next < whole.events().size()) {
            // As after a kill: what was read before is read again, by a process that remembers nothing.
            int again = random.nextBoolean() ? Math.max(0, next - random.nextInt(5)) : next;
            archive = random.nextBoolean() ? new Archive(directory) : archive;
            next = Math.min(whole.events().size(), next + 1 + random.nextInt(9));
            archive.append(ID, part(again, next), List.of());
        }
        assertThat(new Archive(directory).experiments()).containsExactly(ID);
        Recording read = new Archive(directory).read(ID);
        assertThat(read).isEqualTo(whole);
        assertThat(ReplayCheck.check(read).isSame()).isTrue();
        assertThat(archive.append(ID, whole, List.of())).isZero();
    }

    @Test
    void aChangedAMissingAndAForeignSegmentAreFound() throws IOException {
        Archive archive = new Archive(directory);
        for (int from = 0; from < 30; from += 10) {
            archive.append(ID, part(from, from + 10), List.of());
        }
        Path second = directory.resolve("experiments").resolve(ID).resolve("000002.jsonl");
        byte[] bytes = Files.readAllBytes(second);
        byte[] changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(second, changed);
        assertRefused("000002.jsonl: Line ");
        Files.delete(second);
        assertRefused("000003.jsonl: Line 1 ");
        Files.copy(second.resolveSibling("000003.jsonl"), second);
        assertRefused("000002.jsonl: Line 1 ");
        Files.write(second, bytes);
        assertThat(new Archive(directory).read(ID).events())
                .isEqualTo(whole.events().subList(0, 30));
    }

    @Test
    void whatAKillLeftUnfinishedIsNoSegment() throws IOException {
        Archive archive = new Archive(directory);
        archive.append(ID, part(0, 10), List.of());
        Files.writeString(directory.resolve("experiments").resolve(ID).resolve("000002.jsonl.part"), "{\"kind\"");
        archive = new Archive(directory);
        archive.append(ID, part(0, whole.events().size()), List.of());
        assertThat(archive.read(ID)).isEqualTo(whole);
    }

    @Test
    void anotherClustersDirectoryIsRefused() {
        FollowedOffsets.of(directory, "one", 4).advance(2, 10, 5);
        assertThat(FollowedOffsets.of(directory, "one", 4).journal(2)).isEqualTo(10);
        assertThat(FollowedOffsets.of(directory, "one", 4).decisions(2)).isEqualTo(5);
        assertThatThrownBy(() -> FollowedOffsets.of(directory, "two", 4))
                .hasMessageContaining("is of cluster one with 4");
        assertThatThrownBy(() -> FollowedOffsets.of(directory, "one", 8)).hasMessageContaining("this is one with 8");
    }

    private void assertRefused(String where) {
        assertThatThrownBy(() -> new Archive(directory).read(ID))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(where);
    }

    /** Events of a range, and the decisions that were on record when the last of them was. */
    private Recording part(int from, int to) {
        List<Recorded> decisions = new ArrayList<>(whole.decisions());
        if (to < whole.events().size()) {
            int some = to * decisions.size() / whole.events().size();
            decisions.subList(some, decisions.size()).clear();
        }
        return new Recording(
                ID, whole.events().subList(from, to), decisions, 0, whole.journalStart(), whole.decisionsStart());
    }
}
