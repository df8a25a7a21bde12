package dev.temper.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.machine.Said;
import dev.temper.agent.machine.Signal;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.metrics.JsonLines;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.source.Printed;
import dev.temper.schemas.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost between the order to start a process and its start. */
class ProcessesTest {
    @TempDir
    private Path directory;

    private final Processes processes = new Processes();
    private final CompletableFuture<String> heard = new CompletableFuture<>();

    @Test
    void aProcessThatIsToldToEndWhileItsCheckpointIsCopiedDoesNotStart() throws Exception {
        // A fifo that nobody reads from keeps the copy of the parameters file busy for ever.
        Path state = Files.createDirectories(directory.resolve("state"));
        assertThat(new ProcessBuilder(
                                "mkfifo",
                                state.resolve("slot-0-parameters.json").toString())
                        .start()
                        .waitFor())
                .isZero();
        start("touch started");
        processes.send(1, Signal.TERM);
        try (var reader = Files.newInputStream(state.resolve("slot-0-parameters.json"))) {
            reader.readAllBytes();
        }
        assertThat(heard.get(60, TimeUnit.SECONDS)).isEqualTo("143 it was ended before it had started");
        assertThat(directory.resolve("started")).doesNotExist();
    }

    @Test
    void aProcessThatCannotBeStartedIsHeardOf() throws Exception {
        Files.writeString(directory.resolve("state"), "a file where a directory should be");
        start("true");
        assertThat(heard.get(60, TimeUnit.SECONDS)).startsWith("unstarted false cannot prepare the trial's files");
    }

    @Test
    void aLeaseThatWasSupersededIsNotTheTrialsFault() throws Exception {
        Files.createDirectories(directory.resolve("checkpoints/digits/7/lease-41"));
        start("true");
        assertThat(heard.get(60, TimeUnit.SECONDS)).startsWith("unstarted true the trial already has a later lease");
    }

    @Test
    void everythingThatWasStartedIsKilled() throws Exception {
        start("sleep 1000");
        processes.killAll();
        assertThat(heard.get(60, TimeUnit.SECONDS)).matches("(137|143) .*");
    }

    private void start(String script) throws IOException {
        Launcher launcher = new Launcher(
                new Launcher.Settings(
                        "digits",
                        List.of("sh", "-c", script),
                        directory,
                        Map.of(),
                        List.of(),
                        directory.resolve("state"),
                        new Checkpoints(directory.resolve("checkpoints")),
                        true,
                        directory.resolve("logs"),
                        1 << 20),
                new Printed(new JsonLines.Format(Terms.PLAIN)),
                new OwnHost(),
                null);
        Launch launch = launcher.launch(0, 7, 40, List.of(), new Target(1, "9", 3, 9));
        processes.start(1, launcher, launch, "processes/" + directory, watcher());
    }

    private Watcher watcher() {
        return new Watcher() {
            @Override
            public void unstarted(UnstartableException why) {
                heard.complete("unstarted " + why.blameless() + " " + why.getMessage());
            }

            @Override
            public void measured(EpochMetrics measurement) {}

            @Override
            public void said(Said said) {}

            @Override
            public void hinted(String text) {}

            @Override
            public void failed(String detail) {}

            @Override
            public void exited(int code, String detail) {
                heard.complete(code + " " + detail);
            }
        };
    }
}
