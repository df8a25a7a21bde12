package dev.temper.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small process beside an agent that waits for its death, however it comes, and then ends the training processes that it
 * leaves, so that none trains on while its trial goes on elsewhere. A shell script, since it does nothing for as long as
 * the agent lives.
 */
public final class AgentGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentGuard.class);

    /** A guard ends processes for some seconds at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;

    private AgentGuard(Process process) {
        this.process = process;
    }

    /**
     * Starts the guard of what is run from a state directory.
     *
     * @throws IOException when it cannot be started
     */
    public static AgentGuard start(Path state) throws IOException {
        List<String> command = new ArrayList<>();
        try {
            // Out of the agent's own group: what kills that must not kill the guard.
            command.add(Program.find("setsid", state, Program.path()).toString());
        } catch (UnstartableException e) {
            LOG.debug("No setsid", e);
        }
        command.addAll(List.of("/bin/sh", "-c", script(), "temper-guard", state.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove(RunFile.VARIABLE);
        Process process = builder.start();
        new RunFile("guard", process.pid(), process.info().startInstant().orElse(null), null).write(file(state));
        return new AgentGuard(process);
    }

    /**
     * Waits until the guard of an agent that died here has ended: it would take what a new agent starts for what the old
     * one left. One that does not end is killed.
     *
     * @throws IOException when the directory cannot be read
     */
    public static void awaitLast(Path state) throws IOException {
        RunFile last = Files.exists(file(state)) ? RunFile.read(file(state)) : null;
        ProcessHandle guard = last == null ? null : ProcessHandle.of(last.pid()).orElse(null);
        if (last == null || guard == null || !Leftovers.isLeader(guard, last)) {
            return;
        }
        try {
            guard.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("The guard of this agent's last run does not end: killing it", e);
            guard.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path file(Path state) {
        return state.resolve("guard");
    }

    /** The same; null, and a word to the operator, when it cannot be started. */
    public static @Nullable AgentGuard beside(Path state) {
        try {
            return start(state);
        } catch (IOException e) {
            LOG.warn("No guard: were this agent killed, its training processes would run on until it starts again", e);
            return null;
        }
    }

    private static String script() {
        try (InputStream in = AgentGuard.class.getResourceAsStream("guard.sh")) {
            if (in == null) {
                throw new IllegalStateException("guard.sh is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** Lets it end; it ends whatever the run files still name. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("The guard is gone", e);
        }
    }
}
