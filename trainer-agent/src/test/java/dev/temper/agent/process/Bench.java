package dev.temper.agent.process;

import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.metrics.JsonLines;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.source.MetricSources;
import dev.temper.agent.source.Printed;
import dev.temper.agent.testing.Await;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Starts real processes in a directory and hears of them. */
final class Bench implements Watcher {
    private static final AtomicLong RUNS = new AtomicLong();

    final Path directory;
    final Path state;
    final List<Said> said = new CopyOnWriteArrayList<>();
    final List<EpochMetrics> measured = new CopyOnWriteArrayList<>();
    final List<String> hints = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    MetricSources sources = new Printed(new JsonLines.Format(Terms.PLAIN));
    long logBytes = 1 << 20;
    boolean sharedCheckpoints = true;
    List<List<String>> gpus = List.of();
    Host host = new OwnHost();
    private volatile @Nullable Integer code;
    private volatile String detail = "";

    Bench(Path directory) {
        this.directory = directory;
        state = directory.resolve("state");
    }

    /** Runs a script with the shell. */
    TrainingProcess script(String text) throws UnstartableException {
        write("script.sh", text);
        return start(List.of("sh", "script.sh"), List.of());
    }

    TrainingProcess start(List<String> command, List<ParameterValue> parameters) throws UnstartableException {
        return start(40, command, parameters);
    }

    TrainingProcess start(long lease, List<String> command, List<ParameterValue> parameters)
            throws UnstartableException {
        Launcher launcher = new Launcher(
                new Launcher.Settings(
                        "digits",
                        command,
                        directory,
                        Map.of("MINE", "yes"),
                        gpus,
                        state,
                        new Checkpoints(directory.resolve("checkpoints")),
                        sharedCheckpoints,
                        directory.resolve("logs"),
                        logBytes),
                sources,
                host,
                null);
        Launch launch = launcher.launch(2, 7, lease, parameters, new Target(1, "9", 3, 9));
        return launcher.start(
                ready(launcher, launch), "bench/" + ProcessHandle.current().pid() + "/" + RUNS.incrementAndGet(), this);
    }

    private static Launch ready(Launcher launcher, Launch launch) throws UnstartableException {
        try {
            return launcher.prepare(launch);
        } catch (InterruptedIOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return directory.resolve("logs/digits/trial-7.log");
    }

    /** Waits for a file that a process writes, and reads its first line. */
    String line(String file) {
        return Await.value(() -> {
            try {
                Path path = directory.resolve(file);
                String text = Files.exists(path) ? Files.readString(path) : "";
                return text.endsWith("\n")
                        ? Optional.of(text.lines().findFirst().orElse(""))
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    int awaitExit() {
        return Await.value(() -> Optional.ofNullable(code));
    }

    String detail() {
        return detail;
    }

    static boolean alive(long pid) {
        // A zombie whose parent does not care is dead enough: what it did, it does no longer.
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
                && !state(pid).equals("Z");
    }

    /** The kernel's letter for what a process does; T: it is stopped. */
    static String state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void measured(EpochMetrics measurement) {
        measured.add(measurement);
    }

    @Override
    public void hinted(String text) {
        hints.add(text);
    }

    @Override
    public void failed(String why) {
        failures.add(why);
    }

    @Override
    public void said(Said what) {
        said.add(what);
    }

    @Override
    public void exited(int exitCode, String lastLines) {
        detail = lastLines;
        code = exitCode;
    }
}
