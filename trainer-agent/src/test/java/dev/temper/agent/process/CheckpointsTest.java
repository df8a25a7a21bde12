package dev.temper.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.agent.machine.Signal;
import dev.temper.agent.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each lease has a directory of its own, which begins as the trial's last one. */
class CheckpointsTest {
    @TempDir
    private Path directory;

    private Path trial = Path.of("unused");
    private Checkpoints checkpoints = new Checkpoints(trial);

    @BeforeEach
    void checkpoints() {
        checkpoints = new Checkpoints(directory.resolve("checkpoints"));
        trial = directory.resolve("checkpoints/digits/7");
    }

    @Test
    void aFirstLeaseBeginsEmpty() throws Exception {
        assertThat(prepare(3)).isFalse();
        assertThat(names(trial)).containsExactly("lease-3");
        assertThat(trial.resolve("lease-3")).isEmptyDirectory();
    }

    @Test
    void aLeaseWhoseProcessesHaveEndedHandsItsFilesOnWithoutACopy() throws Exception {
        prepare(3);
        Object file = identity(write(3, "model", "epoch 9"));
        Checkpoints.ended(lease(3));
        assertThat(prepare(5)).isTrue();
        assertThat(identity(lease(5).resolve("model"))).isEqualTo(file);
        Await.until(() -> names(trial).equals(List.of("lease-5")));
    }

    @Test
    void whatAProcessThatMayStillLiveWritesDoesNotReachTheNextLease() throws Exception {
        prepare(3);
        write(3, "model", "epoch 9");
        write(3, "shards/1", "a");
        Object file = identity(lease(3).resolve("model"));
        assertThat(prepare(5)).isTrue();
        assertThat(identity(lease(5).resolve("model")))
                .as("no link to the same file")
                .isNotEqualTo(file);
        assertThat(lease(5).resolve("model")).hasContent("epoch 9");
        assertThat(lease(5).resolve("shards/1")).hasContent("a");
        Await.until(() -> names(trial).equals(List.of("lease-5")));
    }

    @Test
    void aProcessThatTrainsOnUnderALostLeaseHarmsNobody() throws Exception {
        Bench stopped = new Bench(directory);
        stopped.write("zombie.sh", """
                i=0
                while true; do i=$((i + 1)); echo "$i" >> "$TEMPER_CHECKPOINT_DIR/model" || i=0; echo $i > alive; done 2>/dev/null
                """);
        TrainingProcess zombie = stopped.start(40, List.of("sh", "zombie.sh"), List.of());
        stopped.line("alive");
        Bench other = new Bench(directory);
        other.start(
                41,
                List.of(
                        "sh",
                        "-c",
                        "cp \"$TEMPER_CHECKPOINT_DIR/model\" found; echo new > \"$TEMPER_CHECKPOINT_DIR/model\""
                                + "; rm -f alive; until [ -s alive ]; do sleep 0.01; done"),
                List.of());
        assertThat(other.awaitExit()).isZero();
        assertThat(Files.readString(directory.resolve("found"))).startsWith("1\n2\n");
        assertThat(lease(41).resolve("model")).hasContent("new");
        zombie.send(Signal.KILL);
        assertThat(stopped.awaitExit()).isEqualTo(137);
        assertThat(lease(41).resolve("model")).hasContent("new");
    }

    @Test
    void theEndOfARunIsNotedOnlyWhenAllOfItHasEnded() throws Exception {
        Bench bench = new Bench(directory);
        bench.script("true");
        assertThat(bench.awaitExit()).isZero();
        assertThat(trial.resolve("lease-40.ended")).exists();

        Bench daemon = new Bench(directory);
        daemon.write("daemon.sh", """
                setsid sh -c 'echo $$ > daemon; exec sleep 1000' >/dev/null 2>&1 &
                until [ -s daemon ]; do sleep 0.01; done
                """);
        daemon.start(41, List.of("sh", "daemon.sh"), List.of());
        assertThat(daemon.awaitExit()).isZero();
        assertThat(trial.resolve("lease-41.ended"))
                .as("a daemon may still write")
                .doesNotExist();
        ProcessHandle.of(Long.parseLong(daemon.line("daemon"))).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void aFurtherProcessOfALeaseKeepsItsDirectoryAndTakesTheNoteBack() throws Exception {
        prepare(3);
        write(3, "model", "epoch 3");
        Checkpoints.ended(lease(3));
        assertThat(prepare(3)).isTrue();
        assertThat(names(trial)).containsExactly("lease-3");
        assertThat(lease(3).resolve("model")).hasContent("epoch 3");
    }

    @Test
    void aLeaseThatWasSupersededIsGivenBack() throws Exception {
        prepare(5);
        write(5, "model", "epoch 9");
        assertThatThrownBy(() -> prepare(3))
                .isInstanceOfSatisfying(
                        UnstartableException.class,
                        e -> assertThat(e.blameless()).isTrue())
                .hasMessageContaining("later lease, 5");
        assertThat(names(trial)).containsExactly("lease-5");

        Files.createFile(trial.resolve("lease-5.taken"));
        assertThatThrownBy(() -> prepare(5)).hasMessageContaining("later lease of the trial takes");
    }

    @Test
    void aKillInTheMiddleOfACopyCostsNothing() throws Exception {
        prepare(3);
        write(3, "model", "epoch 9");
        // What is on disk when the agent dies while it copies, and while it removes.
        Files.createDirectories(trial.resolve(".lease-4.new"));
        Files.writeString(trial.resolve(".lease-4.new/model"), "epo");
        Files.createDirectories(trial.resolve(".lease-2.gone/shards"));
        assertThat(prepare(6)).isTrue();
        assertThat(lease(6).resolve("model")).hasContent("epoch 9");
        Await.until(() -> names(trial).equals(List.of("lease-6")));
    }

    @Test
    void aKillInTheMiddleOfARenameCostsNothing() throws Exception {
        prepare(3);
        write(3, "model", "epoch 9");
        Files.createFile(trial.resolve("lease-3.taken")); // claimed, not yet renamed
        Files.createFile(trial.resolve("lease-1.taken")); // renamed, claim not yet removed
        assertThat(prepare(6)).isTrue();
        assertThat(lease(6).resolve("model")).hasContent("epoch 9");
        Await.until(() -> names(trial).equals(List.of("lease-6")));
    }

    @Test
    void whatWasWrittenBeforeLeasesHadDirectoriesIsTakenOver() throws Exception {
        Files.createDirectories(trial.resolve("9"));
        Files.writeString(trial.resolve("9/weights"), "w");
        Files.writeString(trial.resolve("model"), "epoch 9");
        assertThat(prepare(12)).isTrue();
        assertThat(lease(12).resolve("model")).hasContent("epoch 9");
        assertThat(lease(12).resolve("9/weights")).hasContent("w");
        Await.until(() -> names(trial).equals(List.of("lease-12")));
    }

    @Test
    void linksAreCopiedAsLinks() throws Exception {
        prepare(3);
        write(3, "epoch-9", "weights");
        Files.createSymbolicLink(lease(3).resolve("last"), Path.of("epoch-9"));
        prepare(4);
        assertThat(Files.readSymbolicLink(lease(4).resolve("last"))).isEqualTo(Path.of("epoch-9"));
        assertThat(lease(4).resolve("last")).hasContent("weights");
    }

    @Test
    void aStoppedTrialsCheckpointsAreRemoved() throws Exception {
        prepare(3);
        write(3, "model", "epoch 9");
        checkpoints.discard("digits", 7);
        Await.until(() -> names(directory.resolve("checkpoints/digits")).isEmpty());
        checkpoints.discard("digits", 8);
    }

    private boolean prepare(long lease) throws IOException, UnstartableException {
        return checkpoints.prepare("digits", 7, lease);
    }

    private Path lease(long lease) {
        return trial.resolve("lease-" + lease);
    }

    private Path write(long lease, String file, String text) throws IOException {
        Path path = lease(lease).resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static Object identity(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of("unreadable: " + e);
        }
    }
}
