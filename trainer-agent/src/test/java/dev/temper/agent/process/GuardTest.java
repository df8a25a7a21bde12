package dev.temper.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's death closes the guard's input, as {@link AgentGuard#close} does here. */
class GuardTest {
    @TempDir
    private Path directory;

    private Bench bench = new Bench(Path.of("unused"));

    @BeforeEach
    void bench() {
        bench = new Bench(directory);
    }

    @Test
    void endsTheGroupAndWhatLeftIt() throws Exception {
        AgentGuard guard = AgentGuard.start(bench.state);
        bench.script("""
                setsid sleep 1000 >/dev/null 2>&1 & echo $! > daemon
                sleep 1000 & echo $! > child
                wait
                """);
        long daemon = Long.parseLong(bench.line("daemon"));
        long child = Long.parseLong(bench.line("child"));
        assertThat(Bench.alive(guard.pid())).isTrue();
        guard.close();
        Await.until(() -> !Bench.alive(daemon) && !Bench.alive(child));
        assertThat(bench.awaitExit()).isEqualTo(137);
        Await.until(() -> !Bench.alive(guard.pid()));
        assertThat(RunFile.of(bench.state, 2)).doesNotExist();
        assertThat(directory.resolve("checkpoints/digits/7/lease-40.ended"))
                .as("the next lease need not copy")
                .exists();
        assertThat(bench.state.resolve("guard.log")).content().contains("ended", String.valueOf(child));
    }

    @Test
    void aNewAgentWaitsForTheGuardOfTheOneThatDied() throws Exception {
        AgentGuard guard = AgentGuard.start(bench.state);
        new ProcessBuilder("kill", "-STOP", String.valueOf(guard.pid())).start().waitFor();
        guard.close();
        Thread start = new Thread(() -> {
            try {
                AgentGuard.awaitLast(bench.state);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        start.start();
        Await.until(() -> start.getState() == Thread.State.TIMED_WAITING);
        assertThat(Bench.alive(guard.pid())).isTrue();
        new ProcessBuilder("kill", "-CONT", String.valueOf(guard.pid())).start().waitFor();
        start.join();
        assertThat(Bench.alive(guard.pid())).isFalse();
        AgentGuard.awaitLast(bench.state); // nobody to wait for
    }

    @Test
    void leavesAProcessAloneThatOnlyHasAReusedId() throws Exception {
        // It leads a group, as training does.
        Process stranger = new ProcessBuilder("setsid", "sleep", "1000").start();
        try {
            Path run = RunFile.of(bench.state, 0);
            new RunFile("token", stranger.pid(), Instant.EPOCH, null).write(run);
            AgentGuard guard = AgentGuard.start(bench.state);
            guard.close();
            Await.until(() -> !Bench.alive(guard.pid()));
            assertThat(Files.exists(run)).isFalse();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aZombieThatNobodyReapsDoesNotKeepTheCheckpointFromTheNextLease() throws Exception {
        Path checkpoints = Files.createDirectories(directory.resolve("lease-3"));
        bench.write("parent.sh", "TEMPER_RUN=zombie setsid sleep 1000 & echo $! > leader; exec sleep 1000");
        Process parent = new ProcessBuilder("sh", "parent.sh")
                .directory(directory.toFile())
                .start();
        try {
            long leader = Long.parseLong(bench.line("leader"));
            Await.until(() -> Bench.alive(leader)
                    && Survivors.marked(Path.of("/proc", String.valueOf(leader)), "zombie")
                    && ProcessHandle.of(leader)
                            .flatMap(p -> p.info().command())
                            .orElse("")
                            .endsWith("sleep"));
            new RunFile("zombie", leader, null, checkpoints).write(RunFile.of(bench.state, 0));
            AgentGuard guard = AgentGuard.start(bench.state);
            guard.close();
            Await.until(() -> !Bench.alive(guard.pid()));
            assertThat(Bench.state(leader)).isEqualTo("Z");
            assertThat(directory.resolve("lease-3.ended")).exists();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void endsAllAtOnceThoughOneIsSlowToEnd() throws Exception {
        List<Process> trainers = new ArrayList<>();
        try {
            for (int slot = 0; slot < 4; slot++) {
                trainers.add(trainer("run" + slot, "trap '' TERM; while :; do sleep 0.05; done"));
                run(slot, "run" + slot, trainers.get(slot).pid());
            }
            // What has the mark of the first run comes again and again, for as long as the last one trains.
            String last = String.valueOf(trainers.get(3).pid());
            trainers.add(trainer(
                    "", "while kill -0 " + last + "; do TEMPER_RUN=run0 sleep 1000 & sleep 0.02; done 2>/dev/null"));
            AgentGuard guard = AgentGuard.start(bench.state);
            guard.close();
            Await.until(() -> !Bench.alive(guard.pid()));
            for (int slot = 0; slot < 4; slot++) {
                assertThat(trainers.get(slot).isAlive()).isFalse();
                assertThat(directory.resolve("lease-" + slot + ".ended"))
                        .as("of run %d, nothing is left", slot)
                        .exists();
            }
        } finally {
            trainers.forEach(Process::destroyForcibly);
        }
    }

    private Process trainer(String mark, String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("setsid", "sh", "-c", script);
        builder.environment().put("TEMPER_RUN", mark);
        return builder.start();
    }

    private void run(int slot, String mark, long pid) throws IOException {
        Path checkpoints = Files.createDirectories(directory.resolve("lease-" + slot));
        new RunFile(mark, pid, null, checkpoints).write(RunFile.of(Files.createDirectories(bench.state), slot));
    }

    @Test
    void survivesWhatEndsATerminal() throws Exception {
        try (AgentGuard guard = AgentGuard.start(Files.createDirectories(bench.state))) {
            // It ignores signals once it has said so; only the end of its input ends it.
            Await.until(() -> ignores(guard.pid(), 1) && ignores(guard.pid(), 2) && ignores(guard.pid(), 15));
        }
    }

    private static boolean ignores(long pid, int signal) {
        try {
            String ignored = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .findFirst()
                    .orElse("SigIgn: 0");
            return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) >> (signal - 1) & 1) == 1;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
