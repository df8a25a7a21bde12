package dev.temper.tuning.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Task;
import dev.temper.core.simulate.CurveTable;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.tuning.TuningException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays other libraries' methods. Each thread keeps the driver of the method that it played last, as starting one can
 * take longer than a run. Thread-safe.
 */
public final class Peers implements AutoCloseable {
    /** What the name of a peer's method begins with. */
    public static final String PREFIX = "peer:";

    private final Path launcher;
    private final Path log;
    private final ConcurrentMap<Thread, Driver> drivers = new ConcurrentHashMap<>();
    private final Map<String, String> versions = new TreeMap<>();

    private record Driver(String method, PeerProcess process) {}

    /**
     * Peers behind a launcher.
     *
     * @param launcher the program {@code benchmarks/peers/peer}
     * @param log what drivers say besides their answers
     */
    public Peers(Path launcher, Path log) {
        this.launcher = launcher.toAbsolutePath();
        this.log = log;
    }

    /**
     * What a run came to.
     *
     * @param busySeconds worker time spent training
     * @param seconds virtual wall-clock
     * @param cpuMillis processor time of the driver
     * @param steps how the best loss came down
     * @param trained trials trained in full, in order
     */
    public record Outcome(
            double busySeconds,
            double seconds,
            int trials,
            double cpuMillis,
            List<Better> steps,
            List<Trained> trained) {
        /** Copies the lists. */
        public Outcome {
            steps = List.copyOf(steps);
            trained = List.copyOf(trained);
        }
    }

    /** A row that was trained in full, and the worker time spent until then. */
    public record Trained(double busySeconds, int row) {}

    /** A better value: worker time spent until then, the time then, the value. */
    public record Better(double busySeconds, double seconds, double value) {}

    /**
     * Methods that can be played here, without the prefix.
     *
     * @throws TuningException if the launcher can't be run
     */
    public List<String> installed() {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(launcher.toString(), "--list")
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new TuningException(
                    "peers need their launcher, and " + launcher + " cannot be run: " + e.getMessage()
                            + "; give its path with --peers",
                    e);
        }
    }

    /** Name and version of the library behind each method that was played. */
    public Map<String, String> versions() {
        synchronized (versions) {
            return new TreeMap<>(versions);
        }
    }

    /**
     * Plays a run.
     *
     * @param method with the prefix
     * @param busySeconds worker time after which the run is cut off
     * @param budget the same in full trainings, for the peer to know
     */
    public Outcome play(String method, PeerTable table, double busySeconds, double budget) {
        PeerProcess process = driver(method.substring(PREFIX.length()));
        try {
            return play(process, method, table, busySeconds, budget);
        } catch (RuntimeException failure) {
            drop();
            throw failure;
        }
    }

    private Outcome play(PeerProcess process, String method, PeerTable table, double busySeconds, double budget) {
        ExperimentDefinition definition = table.definition();
        JsonNode tree = PeerProcess.tree(DefinitionWriter.write(definition));
        JsonNode ready = process.say(start(method, definition, tree, table.table(), budget));
        synchronized (versions) {
            versions.put(
                    method,
                    ready.path("library").asText() + " " + ready.path("version").asText());
        }
        double before = process.cpuMillis();
        PeerRun run = new PeerRun(process, table, tree.path("candidates"));
        run.play(busySeconds);
        double cpu = process.cpuMillis() - before;
        return new Outcome(run.busySeconds(), run.seconds(), run.trials(), cpu, run.steps(), run.trained());
    }

    private static ObjectNode start(
            String method, ExperimentDefinition definition, JsonNode tree, CurveTable table, double budget) {
        ObjectNode start = PeerProcess.message("start");
        start.put("method", method.substring(PREFIX.length()));
        start.put("seed", definition.seed()).put("workers", definition.parallel());
        start.put("epochs", table.columns().size()).put("budget", budget);
        ArrayNode rungs = start.putArray("rungs");
        List<Task> tasks = definition.ladder().tasks();
        for (int rung = 0; rung < tasks.size(); rung++) {
            rungs.add(definition.ladder().column(rung));
        }
        start.set("definition", tree);
        return start;
    }

    private PeerProcess driver(String method) {
        Driver kept = drivers.get(Thread.currentThread());
        if (kept != null && kept.method().equals(method) && kept.process().alive()) {
            return kept.process();
        }
        drop();
        PeerProcess process = PeerProcess.start(launcher, method, log);
        drivers.put(Thread.currentThread(), new Driver(method, process));
        return process;
    }

    private void drop() {
        @Nullable Driver kept = drivers.remove(Thread.currentThread());
        if (kept != null) {
            kept.process().close();
        }
    }

    @Override
    public void close() {
        drivers.values().forEach(driver -> driver.process().close());
        drivers.clear();
    }
}
