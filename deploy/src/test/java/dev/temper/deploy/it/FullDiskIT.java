package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fills up under an agent's spool, logs and checkpoints. It is a small file system of its own, which only root
 * can mount.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class FullDiskIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path data;

    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", disk.toString());
        assumeTrue(mounted, "skipped: only root can mount a small disk to fill");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    @Test
    void aFullDiskIsNoFailureOfATrial() throws Exception {
        try (Up up = Up.start(data)) {
            Curves curves = new Curves(disk, up.endpoints(), "disk-full");
            curves.create(30);
            Command agent = up.agent(curves.agentFile("agent", 300));
            curves.awaitMiddle();

            Path filler = disk.resolve("filler");
            fill(filler);
            Await.until("the agent says that it offers nothing", PATIENCE, () -> says(agent, "no slots are offered"));
            Files.delete(filler);
            Await.until("the agent says that there is room", PATIENCE, () -> says(agent, "there is room"));

            curves.awaitComplete();
            curves.checkLaws(); // among them: no trial has failed
            curves.checkEveryEpochIsThere();
            assertThat(agent.lines()).noneMatch(line -> line.contains("failed with exit code"));
        }
    }

    private static Boolean says(Command agent, String text) {
        return agent.lines().stream().anyMatch(line -> line.contains(text)) ? true : null;
    }

    /** Writes until the disk takes no more. */
    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(Files.size(filler)).as("the disk is full: " + e).isGreaterThan(1 << 20);
        }
    }
}
