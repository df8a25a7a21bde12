package dev.temper.benchmarks.process;

import dev.temper.deploy.process.TemperProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of temper that runs as a process of its own, and whose output is kept in a file. */
public final class TemperPart implements AutoCloseable {
    private static final int MOST_TOLD = 4_000;
    private static final long LOOK_MILLIS = 50;
    private static final int LONGEST_END_SECONDS = 40;

    private final String name;
    private final Process process;
    private final Path log;

    private TemperPart(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param name its own
     * @param home directory of its output; made when missing
     * @param flags of the JVM
     * @param arguments of {@code temper}
     */
    public static TemperPart start(String name, Path home, List<String> flags, List<String> arguments)
            throws IOException {
        Files.createDirectories(home);
        Path log = home.resolve(name + ".output");
        Process process = TemperProcess.start(flags, arguments);
        Thread reader = new Thread(() -> keep(process, log), "output-" + name);
        reader.setDaemon(true);
        reader.start();
        return new TemperPart(name, process, log);
    }

    private static void keep(Process process, Path log) {
        try (OutputStream file = Files.newOutputStream(log)) {
            process.getInputStream().transferTo(file);
        } catch (IOException e) {
            // it was killed
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its number in the operating system. */
    public long pid() {
        return process.pid();
    }

    /** Waits until it prints a line that begins so; returns the rest of the line. */
    public String awaitLine(String start) throws IOException, InterruptedException {
        while (true) {
            for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
                if (line.startsWith(start)) {
                    return line.substring(start.length()).trim();
                }
            }
            check();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Throws what it said if it has ended. */
    public void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with " + process.exitValue() + ": " + said());
        }
    }

    private String said() {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - MOST_TOLD));
        } catch (IOException e) {
            return log + " cannot be read: " + e;
        }
    }

    /** kill -9; it is gone when this returns. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Has it end as SIGTERM does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
