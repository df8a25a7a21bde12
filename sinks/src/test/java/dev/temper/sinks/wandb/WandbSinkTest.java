package dev.temper.sinks.wandb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.sinks.Journal;
import dev.temper.sinks.Lives;
import dev.temper.testkit.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WandbSinkTest {
    @TempDir
    private Path directory;

    private static Map<String, byte[]> files(Path in) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(in)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(in.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private Map<String, byte[]> uninterrupted(Journal journal) throws IOException {
        Path whole = directory.resolve("whole");
        journal.follow(new WandbSink(whole, "p"), 1_000);
        journal.forget();
        return files(whole);
    }

    private static void same(Map<String, byte[]> found, Map<String, byte[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
        found.forEach((name, bytes) ->
                assertThat(Arrays.equals(bytes, expected.get(name))).as(name).isTrue());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whoeverIsKilledLeavesTheSameFiles(long seed) throws IOException {
        Journal journal = Journal.of(Scenarios.faulty(seed), Scenarios.faulty(seed + 50));
        Map<String, byte[]> expected = uninterrupted(journal);
        Path torn = directory.resolve("torn");
        Lives.untilEnd(journal, () -> new WandbSink(torn, "p"), seed);
        same(files(torn), expected);
    }

    /** A kill in a write, a full disk, a machine that lost its power. */
    @Test
    void aTornEndIsCutAndWrittenAgain() throws IOException {
        Journal journal = Journal.of(Scenarios.faulty(4));
        Path torn = directory.resolve("torn");
        Map<String, byte[]> expected = uninterrupted(journal);
        journal.follow(
                new WandbSink(torn, "p"), 50, journal.size() / 2, dev.temper.sinks.FollowSettings.Start.BEGINNING);
        int number = 0;
        for (String name : files(torn).keySet()) {
            Path file = torn.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            switch (number++ % 4) {
                case 0 -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
                case 1 -> Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
                case 2 -> Files.delete(file);
                default -> {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
            }
        }
        assertThat(number).isGreaterThan(2);
        journal.follow(new WandbSink(torn, "p"), 50);
        same(files(torn), expected);
    }
}
