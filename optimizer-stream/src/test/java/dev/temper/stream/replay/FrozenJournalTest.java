package dev.temper.stream.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Journals that an earlier build wrote, the two of {@code temper demo}, give the same decisions and proposals byte for
 * byte. Never write these files anew: if a change makes them differ, the change breaks what is in users' topics. Version 2
 * of the method made the proposals.
 */
class FrozenJournalTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"digits, 546, 109, 173", "digits-default, 32, 4, 0"})
    void aJournalOfAnEarlierBuildReplays(String name, int events, int decisions, int proposals) throws IOException {
        ReplayResult result = ReplayCheck.check(ExportReader.read(unpacked(name)));
        assertThat(result.first()).isEmpty();
        assertThat(result.isSame()).isTrue();
        assertThat(result.events()).isEqualTo(events);
        assertThat(result.decisions()).isEqualTo(decisions);
        assertThat(result.proposals()).isEqualTo(proposals);
    }

    private Path unpacked(String name) throws IOException {
        Path file = directory.resolve(name + ".jsonl");
        try (InputStream packed = getClass().getResourceAsStream("/frozen/" + name + ".jsonl.gz");
                InputStream text = new GZIPInputStream(Objects.requireNonNull(packed))) {
            Files.copy(text, file);
        }
        return file;
    }
}
