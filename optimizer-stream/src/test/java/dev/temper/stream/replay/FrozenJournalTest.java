package dev.temper.stream.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Journals that each release wrote, a directory for each, give the same decisions and proposals byte for byte. Never write
 * these files anew: if a change makes one differ, the change breaks what is in users' topics. {@code build-config/freeze}
 * adds those of the next release.
 */
class FrozenJournalTest {
    private static final String COUNTS = "counts.csv";

    @TempDir
    private Path directory;

    /**
     * A journal.
     *
     * @param release that wrote it
     * @param events distinct ones; so many must be found
     */
    record Frozen(String release, String name, long events, long decisions, int proposals) {}

    @ParameterizedTest
    @MethodSource("journals")
    void aJournalOfAnEarlierReleaseReplays(Frozen frozen) throws IOException {
        ReplayResult result = ReplayCheck.check(ExportReader.read(unpacked(frozen)));
        assertThat(result.first()).isEmpty();
        assertThat(result.isSame()).isTrue();
        assertThat(result.events()).isEqualTo(frozen.events());
        assertThat(result.decisions()).isEqualTo(frozen.decisions());
        assertThat(result.proposals()).isEqualTo(frozen.proposals());
    }

    @Test
    void everyFileOfEveryReleaseIsCounted() {
        assertThat(releases())
                .isNotEmpty()
                .allSatisfy(release -> assertThat(files(release))
                        .as("journals of %s", release)
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(
                                counted(release).map(Frozen::name).toList()));
    }

    static Stream<Frozen> journals() {
        return releases().stream().flatMap(FrozenJournalTest::counted);
    }

    private static List<Path> releases() {
        try (Stream<Path> releases =
                Files.list(Path.of(Objects.requireNonNull(FrozenJournalTest.class.getResource("/frozen"))
                        .toURI()))) {
            return releases.filter(Files::isDirectory).sorted().toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> files(Path release) {
        try (Stream<Path> files = Files.list(release)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(COUNTS))
                    .map(name -> name.replaceFirst("\\.jsonl\\.gz$", ""))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Frozen> counted(Path release) {
        try {
            return Files.readAllLines(release.resolve(COUNTS)).stream()
                    .map(line -> line.split(",", -1))
                    .map(words -> new Frozen(
                            String.valueOf(release.getFileName()),
                            words[0],
                            Long.parseLong(words[1]),
                            Long.parseLong(words[2]),
                            Integer.parseInt(words[3])));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path unpacked(Frozen frozen) throws IOException {
        Path file = directory.resolve(frozen.name() + ".jsonl");
        try (InputStream packed = getClass()
                        .getResourceAsStream("/frozen/" + frozen.release() + "/" + frozen.name() + ".jsonl.gz");
                InputStream text = new GZIPInputStream(Objects.requireNonNull(packed))) {
            Files.copy(text, file);
        }
        return file;
    }
}
