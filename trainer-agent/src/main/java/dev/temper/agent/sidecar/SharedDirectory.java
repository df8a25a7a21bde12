package dev.temper.agent.sidecar;

import dev.temper.agent.machine.Signal;
import dev.temper.agent.process.Host;
import dev.temper.agent.process.Running;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that the agent shares with the containers that train. In each of them runs {@value #SCRIPT}, which the agent
 * puts there; it serves one slot, and has a directory {@code slot-N}:
 *
 * <pre>
 * agent          a number that the agent changes each second: when it stops, the script ends what it runs
 * end            the agent is done: the scripts end
 * slot-N/alive   a number that the script changes each second; gone: the script has ended
 * slot-N/next    the id of the run to start
 * slot-N/run-ID  order (variables and command, for a shell), out, err, pid, signals/, exit (the exit code)
 * </pre>
 *
 * <p>All files but out and err appear by a rename.
 */
public final class SharedDirectory implements Host, AutoCloseable {
    /** Name of the script in the directory. */
    public static final String SCRIPT = "sidecar.sh";

    private static final Logger LOG = LoggerFactory.getLogger(SharedDirectory.class);
    private static final long BEAT_MILLIS = 1_000;

    private final Path root;
    private final int slots;
    private final Duration patience;
    /** Used by the beats' thread alone. */
    private boolean saidGone;

    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sidecar-beat");
        thread.setDaemon(true);
        return thread;
    });
    private long beat = System.currentTimeMillis();

    private SharedDirectory(Path root, int slots, Duration patience) {
        this.root = root;
        this.slots = slots;
        this.patience = patience;
    }

    /**
     * Makes the directory ready, and ends what runs there for an agent that was killed.
     *
     * @param slots how many there are, with a script each
     * @param patience how long a script may give no sign before its run counts as lost
     * @throws IOException when the directory cannot be used
     */
    public static SharedDirectory open(Path root, int slots, Duration patience) throws IOException {
        SharedDirectory shared = new SharedDirectory(root, slots, patience);
        Files.createDirectories(root);
        Files.deleteIfExists(root.resolve("end"));
        for (int slot = 0; slot < slots; slot++) {
            Path home = Files.createDirectories(shared.home(slot));
            Files.deleteIfExists(home.resolve("next"));
            try (DirectoryStream<Path> runs = Files.newDirectoryStream(home, "run-*")) {
                for (Path run : runs) {
                    if (!Files.exists(run.resolve("exit"))) {
                        LOG.warn("Ending the run {} that this agent's last run left behind", run);
                        new SharedRun(home, run, patience).send(Signal.KILL);
                    }
                }
            }
        }
        shared.beat();
        Whole.write(root.resolve(SCRIPT), script());
        return shared;
    }

    private static String script() throws IOException {
        try (InputStream in = Objects.requireNonNull(SharedDirectory.class.getResourceAsStream(SCRIPT))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path home(int slot) {
        return root.resolve("slot-" + slot);
    }

    /** Begins to show that the agent lives; calls back, once, when all scripts have ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // the tasks run until the end
    public void watch(Runnable gone) {
        beats.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        beats.scheduleWithFixedDelay(
                () -> {
                    if (!saidGone && allGone()) {
                        saidGone = true;
                        LOG.info("Training has ended: so does the agent");
                        gone.run();
                    }
                },
                BEAT_MILLIS,
                BEAT_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private boolean allGone() {
        for (int slot = 0; slot < slots; slot++) {
            if (!Files.exists(home(slot).resolve("gone"))) {
                return false;
            }
        }
        return true;
    }

    private void beat() {
        try {
            Whole.write(root.resolve("agent"), ++beat + "\n");
        } catch (IOException e) {
            LOG.warn("Cannot show training that the agent lives: {}", e.toString());
        }
    }

    @Override
    public Running start(Job job) throws IOException {
        Path home = home(job.slot());
        removeEnded(home);
        String id = UUID.randomUUID().toString().substring(0, 8);
        Path run = Files.createDirectory(home.resolve("run-" + id));
        Files.createDirectory(run.resolve("signals"));
        Map<String, String> variables = new TreeMap<>(Map.of("PYTHONUNBUFFERED", "1"));
        variables.putAll(job.environment());
        Whole.write(run.resolve("order"), ShellOrder.of(job, variables));
        Whole.write(home.resolve("next"), id + "\n");
        return new SharedRun(home, run, patience);
    }

    /** The run before is kept until the next, for those who look into it. */
    private static void removeEnded(Path home) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(home, "run-*")) {
            for (Path run : runs) {
                if (Files.exists(run.resolve("exit"))) {
                    try (Stream<Path> all = Files.walk(run)) {
                        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                            Files.deleteIfExists(path);
                        }
                    }
                }
            }
        }
    }

    /** The experiments are complete: the scripts end, and with them their containers. */
    public void complete() {
        try {
            Whole.write(root.resolve("end"), "complete\n");
        } catch (IOException e) {
            LOG.warn("Cannot tell training that it is over: {}", e.toString());
        }
    }

    @Override
    public void close() {
        beats.shutdownNow();
    }
}
