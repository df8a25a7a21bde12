package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.Ports;
import dev.temper.deploy.process.Supervisor;
import dev.temper.deploy.process.TemperProcess;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** {@code temper up --processes}: each part is a {@code temper} command of its own, kept running by a supervisor. */
final class UpProcesses {
    /**
     * Of what decisions pass through: the collector that stops them the least, as the temper script has it. A part that is
     * out of memory ends, and the supervisor starts the next, rather than going on without a thread.
     */
    private static final List<String> DECIDING =
            List.of("-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", TemperProcess.heap("512m"));

    /** Of the rest: what the model computes lives long, and the parallel collector would stop it the more for it. */
    private static final List<String> OTHERS =
            List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", TemperProcess.heap("512m"));

    private static final long LOOK_MILLIS = 100;
    private static final int MOST_LOOKS = 1_200;
    /** A part that ends so often before it ever works will not work: its reason is on the terminal. */
    private static final int MOST_ENDS = 3;

    private final Path data;
    private final int port;
    private final int registryPort;
    private final int httpPort;
    private final int partitions;
    private final List<String> registryArguments;
    private final Map<String, CompletableFuture<String>> ready = new ConcurrentHashMap<>();
    private final Map<String, Integer> ends = new ConcurrentHashMap<>();

    UpProcesses(Path data, int port, int registryPort, int httpPort, int partitions, List<String> registryArguments) {
        this.data = data;
        // Chosen once: a part that starts again must be found where it was.
        this.port = Ports.free(port, "--port");
        this.registryPort = Ports.free(registryPort, "--registry-port");
        this.httpPort = httpPort;
        this.partitions = partitions;
        this.registryArguments = registryArguments;
    }

    /** Starts the parts one after the other, tells when all work, and ends them when the user asks for it. */
    void run(Lifetime lifetime, PrintWriter out, Consumer<Endpoints> told) throws InterruptedException {
        try (Supervisor supervisor = new Supervisor((part, line) -> hear(part, line, out))) {
            supervisor.keep("broker", DECIDING, List.of("broker", "--data", data.toString(), "--port", "" + port));
            String bootstrap = await("broker", lifetime);
            supervisor.keep("registry", OTHERS, registry(bootstrap));
            String registry = await("registry", lifetime);
            supervisor.keep(
                    "optimizer",
                    DECIDING,
                    optimizer(bootstrap, registry, httpPort < 0 ? "intake,engine" : "intake,engine,api", httpPort));
            await("optimizer", lifetime);
            supervisor.keep("model", OTHERS, optimizer(bootstrap, registry, "model", httpPort < 0 ? -1 : 0));
            await("model", lifetime);
            told.accept(new Endpoints(bootstrap, registry));
            lifetime.await();
        } catch (StoppedException stopped) {
            out.println("stopped before all parts worked");
        }
    }

    private List<String> registry(String bootstrap) {
        List<String> arguments =
                new ArrayList<>(List.of("registry", "--bootstrap", bootstrap, "--registry-port", "" + registryPort));
        arguments.addAll(registryArguments);
        return arguments;
    }

    /** The model is a process of its own: what it computes takes no memory and no time from those who decide. */
    private List<String> optimizer(String bootstrap, String registry, String roles, int http) {
        return List.of(
                "optimizer",
                "--bootstrap",
                bootstrap,
                "--registry",
                registry,
                "--roles",
                roles,
                "--state",
                data.resolve(roles.equals("model") ? roles : "optimizer").toString(),
                "-D",
                "http.port=" + http,
                "-D",
                "partitions=" + partitions);
    }

    private void hear(String part, String line, PrintWriter out) {
        String mark = part + " ready: ";
        if (line.startsWith(mark)) {
            ready(part).complete(line.substring(mark.length()));
        }
        if (line.startsWith(Supervisor.ENDED)) {
            ends.merge(part, 1, Integer::sum);
        }
        out.println("[" + part + "] " + line);
        out.flush();
    }

    private CompletableFuture<String> ready(String part) {
        return ready.computeIfAbsent(part, name -> new CompletableFuture<>());
    }

    private String await(String part, Lifetime lifetime) throws InterruptedException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (ready(part).isDone()) {
                return ready(part).join();
            }
            if (ends.getOrDefault(part, 0) >= MOST_ENDS) {
                throw new Failure(
                        "the %s ended %d times before it worked; its lines above say why".formatted(part, MOST_ENDS));
            }
            if (lifetime.await(LOOK_MILLIS)) {
                throw new StoppedException();
            }
        }
        throw new Failure("the %s does not work after %d s; its lines above say why"
                .formatted(part, MOST_LOOKS * LOOK_MILLIS / 1000));
    }

    /** The user asked for the end before everything worked. */
    private static final class StoppedException extends RuntimeException {}
}
