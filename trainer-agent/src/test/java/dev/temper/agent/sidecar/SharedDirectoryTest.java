package dev.temper.agent.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.machine.Signal;
import dev.temper.agent.process.Host;
import dev.temper.agent.process.Running;
import dev.temper.agent.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's side and the script, as real processes, through a real directory. */
class SharedDirectoryTest {
    private static final String EVIL = "$(touch owned); `touch owned`; \" ' \\ \n ${HOME} é";

    private final Path root;
    private final SharedDirectory shared;
    private final List<Process> scripts = new ArrayList<>();

    SharedDirectoryTest(@TempDir Path directory) throws IOException {
        root = directory.resolve("shared");
        shared = SharedDirectory.open(root, 1, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() throws InterruptedException {
        shared.close();
        for (Process script : scripts) {
            script.destroyForcibly().waitFor();
        }
    }

    /** The container that trains begins. */
    private Process script() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", root.resolve(SharedDirectory.SCRIPT).toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log").toFile());
        builder.environment().put("TEMPER_SIDECAR_PATIENCE", "2");
        Process script = builder.start();
        scripts.add(script);
        return script;
    }

    private Running start(String text, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", text, "sh"));
        command.addAll(List.of(arguments));
        return shared.start(new Host.Job(0, command, root, Map.of("MINE", EVIL, "TEMPER_RUN", "t"), "t"));
    }

    private static String all(java.io.InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsOrderedBeforeTheScriptStartsIsRunAndReadToItsEnd() throws Exception {
        Running run = start("printf '%s|' \"$MINE\" \"$@\"; echo oops >&2; exit 3", EVIL, "two words");
        shared.watch(() -> {});
        script();
        assertThat(all(run.output())).isEqualTo(EVIL + "|" + EVIL + "|two words|");
        assertThat(all(run.errors())).isEqualTo("oops\n");
        assertThat(run.await()).isEqualTo(3);
        assertThat(run.isOver()).isTrue();
        assertThat(root.resolve("owned")).doesNotExist();
        Running next = start("echo again");
        assertThat(next.await()).isZero();
        assertThat(all(next.output())).isEqualTo("again\n");
    }

    @Test
    void signalsReachTheWholeGroup() throws Exception {
        shared.watch(() -> {});
        script();
        Running run = start("trap 'echo checkpoint; exit 0' TERM; sleep 1000 & echo $! >child; echo $$ >ready; wait");
        Await.until(() -> Files.exists(root.resolve("ready")));
        long pid = Long.parseLong(Files.readString(root.resolve("ready")).strip());
        run.send(Signal.STOP);
        Await.until(() -> state(pid).equals("T"));
        run.send(Signal.CONT);
        run.send(Signal.TERM);
        assertThat(run.await()).isZero();
        assertThat(all(run.output())).isEqualTo("checkpoint\n");
        long child = Long.parseLong(Files.readString(root.resolve("child")).strip());
        Await.until(() -> ProcessHandle.of(child).isEmpty());
    }

    @Test
    void theScriptEndsWithItsRunWhenItsContainerIsStoppedAndTheAgentHearsOfIt() throws Exception {
        AtomicInteger gone = new AtomicInteger();
        shared.watch(gone::incrementAndGet);
        Process script = script();
        Running run = start("trap 'echo bye; exit 5' TERM; echo ready >ready; while :; do sleep 0.05; done");
        Await.until(() -> Files.exists(root.resolve("ready")));
        script.destroy();
        assertThat(run.await()).isEqualTo(5);
        assertThat(script.waitFor()).isZero();
        assertThat(all(run.output())).isEqualTo("bye\n");
        Await.until(() -> gone.get() == 1);
    }

    @Test
    void theScriptEndsWhenTheExperimentsAreComplete() throws Exception {
        shared.watch(() -> {});
        Process script = script();
        shared.complete();
        assertThat(script.waitFor()).isZero();
    }

    @Test
    void whatAKilledAgentLeftBehindEnds() throws Exception {
        script(); // and no sign of an agent
        Running run = start("echo ready >ready; sleep 1000");
        assertThat(run.await()).as("killed after the script's patience").isEqualTo(137);
    }

    @Test
    void theNextAgentEndsWhatTheLastOneLeftBehind() throws Exception {
        shared.watch(() -> {});
        script();
        Running run = start("echo ready >ready; sleep 1000");
        Await.until(() -> Files.exists(root.resolve("ready")));
        SharedDirectory.open(root, 1, Duration.ofSeconds(20)).close();
        assertThat(run.await()).isEqualTo(137);
    }

    @Test
    void aRunWhoseContainerIsKilledIsLost() throws Exception {
        shared.watch(() -> {});
        Process script = script();
        Running run = start("echo $$ >ready; sleep 1000");
        Await.until(() -> Files.exists(root.resolve("ready")));
        long pid = Long.parseLong(Files.readString(root.resolve("ready")).strip());
        script.destroyForcibly().waitFor();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly); // what else there was in the container
        script();
        assertThat(run.await())
                .as("the script says so when its container starts again")
                .isEqualTo(137);
    }

    private static String state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
        } catch (IOException e) {
            return "";
        }
    }
}
