package dev.temper.benchmarks.process;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.Ports;
import dev.temper.deploy.process.TemperProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code temper optimizer} as a process of its own, with the flags that the temper script gives it. */
public final class OptimizerProcess implements AutoCloseable {
    private static final List<String> DECIDING =
            List.of("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", TemperProcess.heap("1g"));
    private static final List<String> SHOWING = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=25",
            "-XX:MaxNewSize=64m",
            TemperProcess.heap("448m"));
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 100;

    private final TemperPart part;
    private final String origin;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    private OptimizerProcess(TemperPart part, String origin) {
        this.part = part;
        this.origin = origin;
    }

    /**
     * Starts one; it has yet to take its work.
     *
     * @param name its {@code group.instance.id}
     * @param home directory of its state and of its output
     * @param settings of the optimizer beside those that name it and what it connects to
     */
    public static OptimizerProcess start(String name, Endpoints endpoints, Path home, Map<String, String> settings)
            throws IOException {
        int port = Ports.free(Ports.ANY, "http.port");
        List<String> arguments = new ArrayList<>(List.of(
                "optimizer",
                "--bootstrap=" + endpoints.bootstrap(),
                "--registry=" + endpoints.registry(),
                "--state=" + state(home),
                "--instance=" + name,
                "-Dhttp.port=" + port));
        settings.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        boolean shows = "api".equals(settings.get("roles"));
        TemperPart part = TemperPart.start(name, home, shows ? SHOWING : DECIDING, arguments);
        return new OptimizerProcess(part, "http://127.0.0.1:" + port);
    }

    /** Where one keeps its state. */
    public static Path state(Path home) {
        return home.resolve("state");
    }

    /** The process. */
    public TemperPart part() {
        return part;
    }

    /** Returns when it has all that it waits for. */
    public void awaitReady() throws InterruptedException {
        while (!isReady()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Whether it has all that it waits for. */
    public boolean isReady() throws InterruptedException {
        return get("/health/ready").statusCode() == 200;
    }

    /** What it counts and measures, as it stands now. */
    public Metrics metrics() throws InterruptedException {
        HttpResponse<String> answer = get("/metrics");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(origin + "/metrics answers " + answer.statusCode());
        }
        return Metrics.parse(answer.body());
    }

    private HttpResponse<String> get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(ANSWER)
                .build();
        while (true) {
            part.check();
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS); // not up yet, or it has just ended
            }
        }
    }

    /** Has it end as SIGTERM does. */
    @Override
    public void close() {
        part.close();
    }
}
