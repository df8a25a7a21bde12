package dev.temper.benchmarks.soak;

import dev.temper.benchmarks.load.Deployment;
import dev.temper.benchmarks.process.OptimizerProcess;
import dev.temper.benchmarks.process.TemperPart;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.deploy.process.TemperProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Broker, registry, optimizer and the role api, each a process of its own. */
final class SoakStage implements AutoCloseable {
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", TemperProcess.heap("512m"));

    private final Path data;
    private final Deque<TemperPart> parts = new ArrayDeque<>();
    private final Endpoints endpoints;
    private final OptimizerProcess optimizer;

    /**
     * Starts all of them; they work when this returns.
     *
     * @param data directory of everything that they keep
     * @param settings of the optimizer
     */
    SoakStage(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        this.data = data;
        String bootstrap = part("broker", "--data=" + broker(), "--port=0");
        String registry = part("registry", "--bootstrap=" + bootstrap, "--registry-port=0");
        endpoints = new Endpoints(bootstrap, registry);
        EmbeddedStack.ensureTopics(endpoints, Deployment.PARTITIONS);
        optimizer = optimizer("optimizer", "intake,engine,model", settings);
        OptimizerProcess api = optimizer("api", "api", Map.of());
        optimizer.awaitReady();
        api.awaitReady();
    }

    private String part(String name, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(List.of(arguments));
        TemperPart part = TemperPart.start(name, data, SMALL, all);
        parts.push(part);
        return part.awaitLine(name + " ready:");
    }

    private OptimizerProcess optimizer(String name, String roles, Map<String, String> more) throws IOException {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("roles", roles);
        settings.put("partitions", Integer.toString(Deployment.PARTITIONS));
        OptimizerProcess process = OptimizerProcess.start(name, endpoints, data.resolve(name), settings);
        parts.push(process.part());
        return process;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** The processes, last started first. */
    List<TemperPart> parts() {
        return List.copyOf(parts);
    }

    /** Where the broker keeps its topics. */
    Path broker() {
        return data.resolve("broker");
    }

    /** Where an optimizer of that name keeps its state. */
    Path state(String name) {
        return OptimizerProcess.state(data.resolve(name));
    }

    /** Records of Temper's topics that wait to be read by intake and engine. */
    double lag() throws InterruptedException {
        return optimizer
                .metrics()
                .values("temper_lag", "")
                .map(lag -> Math.max(0, lag))
                .sum();
    }

    /** Throws what one of them said if it ended. */
    void check() {
        parts.forEach(TemperPart::check);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
