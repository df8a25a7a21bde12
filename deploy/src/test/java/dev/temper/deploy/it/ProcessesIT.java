package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The parts of {@code temper up --processes} live and die as one. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ProcessesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @Test
    void aKilledParentLeavesNoPartBehind() {
        Command up = up();
        List<ProcessHandle> parts = up.children();
        assertThat(parts)
                .as("broker, registry, optimizer, model")
                .hasSize(4)
                .allSatisfy(part -> assertThat(part.info().commandLine().orElse("none"))
                        .as("no part may take as much memory as there is")
                        .contains(" -Xmx", " -XX:+ExitOnOutOfMemoryError"));
        up.kill();
        Await.until("every part ends", PATIENCE, () -> parts.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void anAskedParentEndsItsPartsAndExits() {
        Command up = up();
        List<ProcessHandle> parts = up.children();
        up.end();
        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        assertThat(up.lines())
                .as("no part was restarted on the way out")
                .noneMatch(line -> line.contains("starts again"));
    }

    @Test
    void aSecondStackOnTheSameDirectoryIsRefused() {
        Command up = up();
        try {
            // With the ports of the first too, as without any options: the directory is what is said.
            String port = up.await("broker ").replaceFirst(".*:", "");
            Command second =
                    new Command(List.of("up", "--data", data.toString(), "--port", port, "--registry-port", "0"));
            Await.until("the second ends", PATIENCE, () -> !second.alive());
            assertThat(second.status()).isEqualTo(1);
            assertThat(second.lines())
                    .containsExactly(
                            "temper: the data directory %s is in use (process %s): is another `temper up` running on it? Stop that one, or choose another directory with --data"
                                    .formatted(data, up.await("[broker] process ")));
        } finally {
            up.end();
        }
    }

    private Command up() {
        Command up = new Command(List.of(
                "up",
                "--processes",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--registry-port",
                "0",
                "--health-port",
                "-1"));
        up.await("Ctrl-C ends it");
        return up;
    }
}
