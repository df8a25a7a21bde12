package dev.temper.agent.process;

import dev.temper.agent.machine.Signal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the processes that an agent left behind when it was killed. Found by the mark in their environment where there is
 * {@code /proc}, and by process id and start time; a process that only has a reused id is left alone.
 */
public final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    /** The kernel's idea of when it booted, and so of start times, may move by a second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private Leftovers() {}

    /**
     * Kills what the run files in a directory name, waits until it is gone, and removes the files.
     *
     * <p>{@link AgentGuard#awaitLast} comes first: a guard does the same.
     *
     * @return how many processes were killed
     * @throws IOException when the directory cannot be read
     */
    public static int end(Path state) throws IOException {
        int killed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(state, "*" + RunFile.SUFFIX)) {
            for (Path file : files) {
                RunFile run = RunFile.read(file);
                killed += run == null ? 0 : end(run);
                Path checkpoints = run == null ? null : run.checkpoints();
                if (run != null && checkpoints != null && Survivors.awaitNone(run.pid(), run.token(), Duration.ZERO)) {
                    Checkpoints.ended(checkpoints);
                }
                Files.deleteIfExists(file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return killed;
    }

    private static int end(RunFile run) {
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> isLeader(process, run) || marked(process, run))
                .toList();
        if (found.isEmpty()) {
            return 0;
        }
        List<Long> ids = new ArrayList<>(found.stream().map(ProcessHandle::pid).toList());
        LOG.warn("Ending the processes {} that this agent's last run left behind", ids);
        found.stream()
                .filter(process -> isLeader(process, run))
                .forEach(leader -> Signals.group(leader.pid(), Signal.KILL));
        Signals.each(ids, Signal.KILL);
        found.forEach(Leftovers::awaitEnd);
        return found.size();
    }

    /** Whether a process is the one that a file names, and not another with its id. */
    static boolean isLeader(ProcessHandle process, RunFile run) {
        Instant expected = run.started();
        @Nullable Instant started = process.info().startInstant().orElse(null);
        return process.pid() == run.pid()
                && expected != null
                && started != null
                && Duration.between(expected, started).abs().compareTo(TOLERANCE) <= 0;
    }

    private static boolean marked(ProcessHandle process, RunFile run) {
        return Survivors.marked(Path.of("/proc", String.valueOf(process.pid())), run.token());
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.warn("Process {} was killed and still does not end: {}", process.pid(), e.toString());
        }
    }
}
