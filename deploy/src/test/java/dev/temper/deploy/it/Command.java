package dev.temper.deploy.it;

import dev.temper.deploy.process.TemperProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A running temper command and what it has printed. */
public final class Command {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Starts {@code temper ARGUMENTS}. */
    public Command(List<String> arguments) {
        this(System.getProperty("java.class.path"), arguments);
    }

    private Command(String classPath, List<String> arguments) {
        try {
            process = TemperProcess.start(
                    List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), classPath, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "read-" + arguments.get(0));
        reader.setDaemon(true);
        reader.start();
    }

    /** The same of another version. */
    static Command of(String classPath, List<String> arguments) {
        return new Command(classPath, arguments);
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("unreadable: " + e);
        }
    }

    /** The rest of the last line that starts so. */
    Optional<String> last(String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .reduce((first, second) -> second)
                .map(line -> line.substring(start.length()).strip());
    }

    /** The rest of the last line that starts so, when there is one. */
    public String await(String start) {
        try {
            Await.until("a line '" + start + "...'", PATIENCE, () -> last(start).isPresent() || !process.isAlive());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + " of " + lines, e);
        }
        return last(start).orElseThrow(() -> new AssertionError("ended without '" + start + "': " + lines));
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Exit code of an ended command. */
    int status() {
        return process.exitValue();
    }

    /** Its processes. */
    List<ProcessHandle> children() {
        return process.children().toList();
    }

    List<String> lines() {
        return lines;
    }

    /** Sends a signal such as STOP. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end, and kills it after a while. */
    public void end() {
        process.destroy();
        if (!process.onExit()
                .completeOnTimeout(process, 40, TimeUnit.SECONDS)
                .join()
                .isAlive()) {
            return;
        }
        kill();
    }
}
