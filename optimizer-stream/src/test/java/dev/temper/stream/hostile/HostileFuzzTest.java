package dev.temper.stream.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 9 on records drawn at random, in the midst of simulated experiments. {@code make fuzz} draws a million. */
class HostileFuzzTest {
    private static final long RECORDS = Long.getLong("fuzz.records", 4_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final long REPORT = 50_000;

    @TempDir
    Path directory;

    @Test
    void noRecordEndsAThreadOrIsLost() throws IOException {
        Tally tally = new Tally();
        long told = 0;
        for (long seed = SEED; tally.records() < RECORDS; seed++) {
            Path round = Files.createDirectories(directory.resolve("round-" + seed));
            try {
                new FuzzRound(seed, round, tally).play();
            } catch (AssertionError | RuntimeException | StackOverflowError e) {
                throw new AssertionError("make fuzz RECORDS=1 SEED=" + seed + ": " + e, e);
            }
            if (tally.records() - told >= REPORT) {
                told = tally.records();
                System.out.println("seed " + seed + ": " + tally);
            }
        }
        System.out.println("hostile records: " + tally);
        assertThat(tally.records()).isGreaterThanOrEqualTo(RECORDS);
        assertThat(tally.taken() + tally.letters() + tally.repeats() + tally.absorbed())
                .as("records in = taken + dead letters + repeats known by identity + absorbed")
                .isEqualTo(tally.records());
    }
}
