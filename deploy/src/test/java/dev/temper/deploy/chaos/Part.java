package dev.temper.deploy.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * A process of the cluster on a host of its own. Like a service of an operating system it is started again when it ends by
 * itself, unless its exit code says that it is done.
 */
final class Part {
    private static final long LINGER_SECONDS = 60;
    /** Fakes the clock for a process: Debian's package faketime. Each look at a clock takes ten times as long with it. */
    private static final Path CLOCKS = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private static final Set<String> CLOCKED = Set.of("optimizer-2", "broker-3", "b-agent-2");

    final String name;
    private final Path directory;
    private final List<String> command;
    private final IntPredicate done;
    private Process process;
    private boolean wanted;
    private int starts;

    /**
     * @param directory its own: log and clock
     * @param done which exit codes say that there is nothing more to do
     */
    Part(String name, Path directory, List<String> command, IntPredicate done) {
        this.name = name;
        this.directory = directory;
        this.command = command;
        this.done = done;
    }

    /** Runs it until it is ended. */
    synchronized void start() {
        wanted = true;
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            Files.createDirectories(directory);
            setClock(0);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            if (hasClock()) {
                builder.environment().put("LD_PRELOAD", CLOCKS.toString());
                builder.environment().put("FAKETIME_TIMESTAMP_FILE", clock().toString());
                builder.environment().put("FAKETIME_CACHE_DURATION", "1");
                builder.environment().put("DONT_FAKE_MONOTONIC", "1");
            }
            process = builder.start();
            starts++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again if it ended by itself; returns whether it did. */
    synchronized boolean care() {
        if (!wanted || process == null || process.isAlive()) {
            return false;
        }
        if (done.test(process.exitValue())) {
            wanted = false;
            return false;
        }
        start();
        return true;
    }

    /** Whether it ended and is not started again. */
    synchronized boolean isDone() {
        return !wanted && (process == null || !process.isAlive());
    }

    synchronized int starts() {
        return starts;
    }

    /** kill -9; stays away until it is started. */
    synchronized void kill() {
        wanted = false;
        process.destroyForcibly();
        process.onExit().join();
    }

    void pause() {
        signal("STOP");
    }

    void proceed() {
        signal("CONT");
    }

    /** Asks it to end, and kills it after a minute; returns whether it ended by itself. */
    synchronized boolean end() {
        wanted = false;
        if (process == null) {
            return true;
        }
        signal("CONT");
        process.destroy();
        try {
            if (process.waitFor(LINGER_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        return false;
    }

    /** Sets its clock so many seconds away from the right time. */
    void setClock(long seconds) {
        try {
            Files.writeString(
                    clock(),
                    (seconds < 0 ? "" : "+") + seconds + "s\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@link #setClock} does anything: on one optimizer, one broker and one agent. */
    boolean hasClock() {
        return Files.exists(CLOCKS) && CLOCKED.contains(name);
    }

    Path log() {
        return directory.resolve("log");
    }

    private Path clock() {
        return directory.resolve("clock");
    }

    private synchronized void signal(String signal) {
        if (process != null && process.isAlive()) {
            Shell.tryTo("kill -" + signal + " " + process.pid());
        }
    }
}
