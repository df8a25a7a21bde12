package dev.temper.deploy.it;

import dev.temper.deploy.cli.Temper;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.app.OptimizerApp;
import dev.temper.stream.config.OptimizerConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Broker, registry and optimizer in this process, and what users type against them. */
final class Here implements AutoCloseable {
    private final EmbeddedStack stack;
    private final OptimizerApp optimizer;
    private String out = "";
    private String err = "";

    private Here(EmbeddedStack stack, OptimizerApp optimizer) {
        this.stack = stack;
        this.optimizer = optimizer;
    }

    /** Returns when all work. */
    static Here start(Path directory) throws InterruptedException {
        EmbeddedStack stack = EmbeddedStack.start(directory.resolve("data"), 0, 0, Topic.DEFAULT_PARTITIONS);
        Endpoints endpoints = stack.endpoints();
        OptimizerApp optimizer = new OptimizerApp(OptimizerConfig.of(Map.of(
                "bootstrap.servers", endpoints.bootstrap(),
                "schema.registry.url", endpoints.registry(),
                "state.dir", directory.resolve("state").toString())));
        optimizer.start();
        optimizer.awaitReady(Duration.ofSeconds(90));
        return new Here(stack, optimizer);
    }

    Endpoints endpoints() {
        return stack.endpoints();
    }

    /** Runs a command and returns its exit code. */
    int temper(String... arguments) {
        return temperAt(endpoints(), arguments);
    }

    /** The same against another broker or registry. */
    int temperAt(Endpoints endpoints, String... arguments) {
        StringWriter printed = new StringWriter();
        StringWriter failed = new StringWriter();
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(failed, true));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", endpoints.bootstrap(), "--registry", endpoints.registry()));
        int status = line.execute(all.toArray(String[]::new));
        out = printed.toString();
        err = failed.toString();
        return status;
    }

    /** What the last command printed. */
    String out() {
        return out;
    }

    /** What the last command complained about. */
    String err() {
        return err;
    }

    @Override
    public void close() {
        optimizer.close();
        stack.close();
    }
}
