package dev.temper.deploy.it;

import dev.temper.deploy.client.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code temper up --processes} and {@code temper agent} as a user runs them, each in processes of its own. */
final class Up implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Command stack;
    private final List<Command> agents = new ArrayList<>();

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
        try {
            up.stack.await("Ctrl-C ends it");
        } catch (AssertionError e) {
            up.close(); // nobody else could, and its processes would slow down all other tests
            throw e;
        }
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

    /** The stack goes on without them. */
    void endAgents() {
        agents.forEach(Command::end);
        agents.clear();
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
