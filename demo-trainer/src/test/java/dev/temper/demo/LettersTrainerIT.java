package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LettersTrainerIT {
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path directory;

    @Test
    void aTerminatedTrainerGoesOnWhereItWasAndEndsAsOneThatWasLeftAlone() throws Exception {
        List<String> alone = finish(start(Map.of(), "--epochs", "25"));
        Map<String, String> environment = Map.of("TEMPER_CHECKPOINT_DIR", directory.toString());

        Process first = start(environment, "--epochs", "1000");
        String line = first.inputReader().readLine();
        first.destroy();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isEqualTo(SIGTERM);
        assertThat(line).startsWith("{\"epoch\": 1,");

        List<String> rest = finish(start(environment, "--epochs", "25"));
        // How far the first one got before the signal is chance.
        assertThat(rest).hasSizeBetween(1, 24).isEqualTo(alone.subList(alone.size() - rest.size(), alone.size()));
    }

    @Test
    void aLineThatWasLostIsPrintedAgain() throws Exception {
        Map<String, String> known = Map.of("TEMPER_CHECKPOINT_DIR", directory.toString(), "TEMPER_FROM_EPOCH", "1");
        List<String> all = finish(start(known, "--epochs", "2"));
        assertThat(finish(start(known, "--epochs", "2"))).containsExactly(all.get(1));
    }

    @Test
    void aWrongCallSaysSoAndExitsWithTwo() throws Exception {
        Process process = start(Map.of(), "--decay", "2");
        assertThat(process.errorReader().readLine()).startsWith("decay is 2.0: give a number from 0 to below 1");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private static Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("trainer.classes", "target/classes"),
                LettersTrainer.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The lines without their seconds, which differ from run to run. */
    private static List<String> finish(Process process) throws Exception {
        try (BufferedReader reader = process.inputReader()) {
            List<String> lines = reader.lines()
                    .map(line -> line.replaceAll(", \"seconds\".*", ""))
                    .toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }
}
