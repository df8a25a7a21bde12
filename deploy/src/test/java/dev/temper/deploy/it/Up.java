package dev.temper.deploy.it;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.process.TemperProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code temper up --processes} and {@code temper agent} as a user runs them, each in processes of its own. */
final class Up implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Command stack;
    private final List<Command> agents = new ArrayList<>();

    /** A running temper command and what it has printed. */
    static final class Command {
        private final Process process;
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Command(List<String> arguments) {
            try {
                process = TemperProcess.start(
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), arguments);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread reader = new Thread(this::read, "read-" + arguments.get(0));
            reader.setDaemon(true);
            reader.start();
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

        String await(String start) {
            Await.until(
                    "a line '" + start + "...' of " + lines,
                    PATIENCE,
                    () -> last(start).isPresent() || !process.isAlive());
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

        void kill() {
            process.destroyForcibly();
            process.onExit().join();
        }

        void end() {
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

    private Up(Command stack) {
        this.stack = stack;
    }

    /** Starts broker, registry and optimizer; returns when all work. */
    static Up start(Path data) {
        Up up = new Up(new Command(List.of(
                "up",
                "--processes",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--registry-port",
                "0",
                "--health-port",
                "-1")));
        up.stack.await("Ctrl-C ends it");
        return up;
    }

    Endpoints endpoints() {
        return new Endpoints(stack.await("broker "), stack.await("registry "));
    }

    Command agent(Path file) {
        Command agent = new Command(List.of("agent", "-f", file.toString()));
        agents.add(agent);
        agent.await("agent ready");
        return agent;
    }

    /** kill -9 on a part, and waits until the supervisor runs a new one that works. */
    void killAndAwaitNext(String part) {
        String pid = stack.await("[" + part + "] process ");
        long before = count("[" + part + "] " + part + " ready");
        ProcessHandle process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        Await.until(
                "the " + part + " works again: " + stack.lines(),
                PATIENCE,
                () -> count("[" + part + "] " + part + " ready") > before);
    }

    /** Sends a signal to a part. */
    void signal(String part, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, stack.await("[" + part + "] process "))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private long count(String start) {
        return stack.lines().stream().filter(line -> line.startsWith(start)).count();
    }

    @Override
    public void close() {
        Stream.concat(agents.stream(), Stream.of(stack)).forEach(Command::end);
    }
}
