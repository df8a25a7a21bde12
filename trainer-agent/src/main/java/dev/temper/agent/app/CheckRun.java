package dev.temper.agent.app;

import dev.temper.agent.channel.Endpoint;
import dev.temper.agent.machine.Said;
import dev.temper.agent.machine.Signal;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.process.Launch;
import dev.temper.agent.process.Launcher;
import dev.temper.agent.process.OwnHost;
import dev.temper.agent.process.Processes;
import dev.temper.agent.process.UnstartableException;
import dev.temper.agent.process.Watcher;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the configured command without an experiment, to see what an agent understands of it. */
public final class CheckRun implements Watcher {
    private static final long LEASE = 1;
    /** What ends within this may be heard of when it has ended. */
    private static final long SOON_NANOS = 2_000_000_000L;
    /** A process that ends within this after its first report may have reported only as it ended. */
    private static final long MOMENT_MILLIS = 500;

    private final Processes processes = new Processes();
    private final List<EpochMetrics> reports = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private final CountDownLatch enough = new CountDownLatch(1);
    private final CompletableFuture<Exit> exit = new CompletableFuture<>();
    private final int toEpoch;
    private boolean cooperative;
    private boolean checkpoint;
    private CompletableFuture<Boolean> atTheEnd = CompletableFuture.completedFuture(false);
    private @Nullable ProcessHandle process;
    private long startedNanos;

    /** How the process ended. */
    private record Exit(int code, String detail) {}

    /**
     * What was seen.
     *
     * @param reports in the order in which they came
     * @param hints what should be changed about its metrics
     * @param reached whether a report was of the target or beyond it
     * @param cooperative whether the script follows decisions by itself
     * @param checkpoint whether it wrote a checkpoint
     * @param atTheEnd whether nothing was heard of it for some seconds, until it ended
     * @param exitCode 128 + n when signal n ended it; -1 when it could not be started
     * @param detail the last lines of output, or why it could not be started
     */
    public record Seen(
            List<EpochMetrics> reports,
            List<String> hints,
            boolean reached,
            boolean cooperative,
            boolean checkpoint,
            boolean atTheEnd,
            int exitCode,
            String detail) {
        /** Copies the lists. */
        public Seen {
            reports = List.copyOf(reports);
            hints = List.copyOf(hints);
        }
    }

    private CheckRun(int toEpoch) {
        this.toEpoch = toEpoch;
    }

    /**
     * Runs the command until it reports its target, ends, or runs out of time; it is then ended as an agent ends it.
     *
     * @param scratch an empty directory for its state, log and checkpoints
     * @throws IOException when the directory cannot be used
     */
    public static Seen run(
            AgentConfig config,
            AgentConfig.Served served,
            List<ParameterValue> parameters,
            Target target,
            Path scratch,
            Duration patience)
            throws IOException, InterruptedException {
        AgentConfig here = config.in(scratch);
        Endpoint endpoint = AgentApp.endpoint(config.loopback());
        try {
            Launcher launcher = AgentParts.launcher(here, served, new OwnHost(), endpoint);
            Launch launch = launcher.launch(0, 1, LEASE, parameters, target);
            return new CheckRun(target.getToEpoch())
                    .seen(launcher, launch, config.timing().grace(), patience);
        } finally {
            if (endpoint != null) {
                endpoint.close();
            }
        }
    }

    private Seen seen(Launcher launcher, Launch launch, Duration grace, Duration patience)
            throws IOException, InterruptedException {
        processes.start(
                LEASE, launcher, launch, "check/" + ProcessHandle.current().pid() + "/" + launch, this);
        enough.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        // Before the signal, or nobody knows what it would have done by itself.
        boolean last = atTheEnd().join();
        processes.send(LEASE, Signal.TERM);
        Exit end = await(grace);
        if (end == null) {
            processes.send(LEASE, Signal.KILL);
            end = Objects.requireNonNull(await(Duration.ofMinutes(1)), "a killed process does not end");
        }
        boolean wrote = checkpoint || holdsFiles(launch.checkpoints());
        synchronized (this) {
            boolean reached = reports.stream().anyMatch(report -> toEpoch > 0 && report.epoch() >= toEpoch);
            return new Seen(reports, hints, reached, cooperative, wrote, last, end.code, end.detail);
        }
    }

    private synchronized CompletableFuture<Boolean> atTheEnd() {
        return atTheEnd;
    }

    private @Nullable Exit await(Duration patience) throws InterruptedException {
        try {
            return exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean holdsFiles(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).anyMatch(file -> !isLog(file));
        }
    }

    /** Metrics are often written beside checkpoints. */
    private static boolean isLog(Path file) {
        return String.valueOf(file.getFileName()).matches("(?i).*\\.(csv|tsv|jsonl|ndjson|log)|.*tfevents.*");
    }

    @Override
    public synchronized void started(long pid) {
        process = ProcessHandle.of(pid).orElse(null);
        startedNanos = System.nanoTime();
    }

    @Override
    public void unstarted(UnstartableException why) {
        ended(-1, String.valueOf(why.getMessage()));
    }

    @Override
    public synchronized void measured(EpochMetrics measurement) {
        if (reports.isEmpty() && startedNanos != 0 && System.nanoTime() - startedNanos > SOON_NANOS) {
            atTheEnd = process == null
                    ? CompletableFuture.completedFuture(true)
                    : process.onExit()
                            .thenApply(gone -> true)
                            .completeOnTimeout(false, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        }
        reports.add(measurement);
        if (toEpoch > 0 && measurement.epoch() >= toEpoch) {
            enough.countDown();
        }
    }

    @Override
    public synchronized void said(Said said) {
        cooperative |= said instanceof Said.Greeted;
        checkpoint |= said instanceof Said.CheckpointWritten;
    }

    @Override
    public synchronized void hinted(String text) {
        hints.add(text);
    }

    @Override
    public synchronized void failed(String detail) {
        hints.add("the script reports a failure: " + detail);
    }

    @Override
    public void exited(int code, String detail) {
        ended(code, detail);
    }

    private void ended(int code, String detail) {
        exit.complete(new Exit(code, detail));
        enough.countDown();
    }
}
