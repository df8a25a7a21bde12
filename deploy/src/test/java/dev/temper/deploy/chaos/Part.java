package dev.temper.deploy.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * A process of the cluster on a host of its own. Like a service of an operating system it is started again when it ends by
 * itself, unless its exit code says that it is done.
 */
final class Part {
    private static final long LINGER_SECONDS = 60;

    final String name;
    private final Path directory;
    private final List<String> command;
    private final IntPredicate done;
    private Process process;
    private boolean wanted;
    private int starts;

    /**
     * @param directory its own, for its log
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
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
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

    Path log() {
        return directory.resolve("log");
    }

    private synchronized void signal(String signal) {
        if (process != null && process.isAlive()) {
            Shell.tryTo("kill -" + signal + " " + process.pid());
        }
    }
}
