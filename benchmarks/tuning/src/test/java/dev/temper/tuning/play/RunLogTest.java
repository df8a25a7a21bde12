package dev.temper.tuning.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.tuning.TuningException;
import dev.temper.tuning.play.RunRow.ValueStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    private static final RunRow ROW = new RunRow(
            new Job("a/t", "asha", 4, 3, 40, "plain"),
            39.5,
            123.25,
            17,
            2,
            12.5,
            List.of(new ValueStep(2.5, 10.5, 0.75), new ValueStep(7.25, 30, 0.1234567890123)));
    private static final RunRow EMPTY =
            new RunRow(new Job("b", "random", 20, 0, 40, "plain"), 1, 2, 3, 0, 0.5, List.of());

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("out/runs.csv");
    }

    @Test
    void whatIsKeptIsReadBack() {
        try (RunLog log = RunLog.open(file())) {
            log.add(ROW);
            log.add(EMPTY);
        }
        try (RunLog log = RunLog.open(file())) {
            assertThat(log.rows()).containsExactly(ROW, EMPTY);
            assertThat(log.has(ROW.job())).isTrue();
            assertThat(log.has(new Job("a/t", "asha", 4, 4, 40, "plain"))).isFalse();
        }
    }

    @Test
    void aLineThatACrashToreIsDroppedAndTheOthersAreKept() throws IOException {
        try (RunLog log = RunLog.open(file())) {
            log.add(ROW);
        }
        String torn = EMPTY.toLine();
        Files.writeString(file(), torn.substring(0, torn.length() - 4), StandardOpenOption.APPEND);
        try (RunLog log = RunLog.open(file())) {
            assertThat(log.rows()).containsExactly(ROW);
            log.add(EMPTY);
        }
        assertThat(Files.readAllLines(file())).containsExactly(RunRow.HEADER, ROW.toLine(), EMPTY.toLine());
    }

    /** Benches of earlier releases are gone on with. */
    @Test
    void aLineIsWrittenAsItAlwaysWas() {
        assertThat(ROW.toLine())
                .isEqualTo("a/t,asha,4,3,40.0,plain,39.50000,123.250,17,2,12.5,"
                        + "2.50000:10.5000:0.75 7.25000:30.0000:0.1234567890123");
        assertThat(EMPTY.toLine()).isEqualTo("b,random,20,0,40.0,plain,1.00000,2.00000,3,0,0.5,");
    }

    @Test
    void aTableWhoseNameHoldsACommaIsPlayedOnce() {
        RunRow row = new RunRow(new Job("lr,wd/\"t\"", "asha", 1, 0, 40, "plain"), 1, 2, 3, 0, 0.5, List.of());
        try (RunLog log = RunLog.open(file())) {
            log.add(row);
        }
        try (RunLog log = RunLog.open(file())) {
            assertThat(log.rows()).containsExactly(row);
        }
    }

    @Test
    void twoCannotWriteAtATime() {
        try (RunLog first = RunLog.open(file())) {
            first.add(ROW);
            assertThatThrownBy(() -> RunLog.open(file()))
                    .isInstanceOf(TuningException.class)
                    .hasMessageContaining("another process");
        }
    }

    /** Within one JVM a lock that is lost is not noticed. */
    @Test
    void anotherProcessCannotWriteEither() throws Exception {
        try (RunLog first = RunLog.open(file())) {
            first.add(ROW);
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            RunLogTest.class.getName(),
                            file().toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("is being written by another process");
        }
        assertThat(Files.readAllLines(file())).containsExactly(RunRow.HEADER, ROW.toLine());
    }

    /** The other process. */
    public static void main(String[] args) {
        try (RunLog log = RunLog.open(Path.of(args[0]))) {
            log.add(EMPTY);
        } catch (TuningException refused) {
            System.out.println(refused.getMessage());
        }
    }

    @Test
    void aFileOfSomethingElseIsNotWrittenInto() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "a,b,c\n1,2,3\n");
        assertThatThrownBy(() -> RunLog.open(file()))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("no file of runs");
        assertThat(Files.readString(file())).isEqualTo("a,b,c\n1,2,3\n");
    }

    @Test
    void theBestValueIsKnownFromItsCostOn() {
        assertThat(ROW.valueAt(2.4)).isInfinite();
        assertThat(ROW.valueAt(2.5)).isEqualTo(0.75);
        assertThat(ROW.valueAt(40)).isEqualTo(0.1234567890123);
        assertThat(ROW.reached(0.5)).isEqualTo(ROW.steps().get(1));
        assertThat(ROW.reached(0.1)).isNull();
    }
}
