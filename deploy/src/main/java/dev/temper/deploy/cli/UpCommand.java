package dev.temper.deploy.cli;

import dev.temper.console.app.ProcessSettings;
import dev.temper.console.app.ServedOptimizer;
import dev.temper.deploy.Failure;
import dev.temper.deploy.Invocation;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedBroker;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.deploy.embedded.Ports;
import dev.temper.schemas.topic.Topic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper up}: the whole stack on this machine, in one process or in one for each part. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        header = "Runs broker, registry and optimizer on this machine, kept under --data.",
        description = "Start it again on the same --data and everything goes on where it was.",
        sortOptions = false)
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", paramLabel = "DIR", description = "Keeps everything; default ${DEFAULT-VALUE}.")
    private Path data = Path.of("temper-data");

    @Option(names = "--port", description = "Port of the broker, 0 for any; default ${DEFAULT-VALUE}.")
    private int port = Connection.BROKER_PORT;

    @Option(names = "--registry-port", description = "Port of the registry, 0 for any; default ${DEFAULT-VALUE}.")
    private int registryPort = Connection.REGISTRY_PORT;

    @Option(
            names = {"--http-port", "--health-port"},
            description = "Port of the page, its API and health, 0 for any, -1 for none; default ${DEFAULT-VALUE}.")
    private int httpPort = Connection.HTTP_PORT;

    @Option(names = "--partitions", description = "Partitions of new topics; default ${DEFAULT-VALUE}.")
    private int partitions = Topic.DEFAULT_PARTITIONS;

    @Option(names = "--processes", description = "Each part in a process of its own, started again when it dies.")
    private boolean processes;

    @Mixin
    private RegistryOptions registryOptions = new RegistryOptions();

    @Mixin
    private TraceOptions traces = new TraceOptions();

    @Mixin
    private Background background = new Background();

    @Override
    public Integer call() throws Exception {
        if (partitions < 1) {
            throw new Failure("--partitions is %d, must be 1 or more".formatted(partitions));
        }
        EmbeddedBroker.check(data);
        if (httpPort > 0) {
            Ports.free(httpPort, "--http-port");
        }
        Path log = Logs.file(data, "temper");
        Lifetime lifetime = background.lifetime();
        try {
            if (processes) {
                UpProcesses parts =
                        new UpProcesses(data, port, registryPort, httpPort, partitions, registryOptions.arguments());
                parts.run(
                        lifetime,
                        spec.commandLine().getOut(),
                        endpoints -> next(endpoints, httpPort < 0 ? null : "http://127.0.0.1:" + httpPort, log));
            } else {
                inOneProcess(lifetime, log);
            }
        } finally {
            lifetime.closed();
        }
        return 0;
    }

    private void inOneProcess(Lifetime lifetime, Path log) throws InterruptedException {
        try (TraceOptions.Traces opened = traces.open("optimizer");
                EmbeddedStack stack =
                        EmbeddedStack.start(data, port, registryPort, partitions, registryOptions.rules());
                ServedOptimizer served =
                        ServedOptimizer.start(settings(stack.endpoints()), Version.number(), opened.tracing())) {
            String failure = new OptimizerWatch(served.app(), lifetime)
                    .untilEnd(() -> next(stack.endpoints(), served.url(), log));
            if (failure != null) {
                throw new Failure("the optimizer gave up: " + failure);
            }
        }
    }

    private ProcessSettings settings(Endpoints endpoints) {
        return ProcessSettings.of(Map.of(
                "bootstrap.servers", endpoints.bootstrap(),
                "schema.registry.url", endpoints.registry(),
                "state.dir", data.resolve("optimizer").toString(),
                "group.instance.id", "temper",
                "partitions", Integer.toString(partitions),
                "roles", httpPort < 0 ? "intake,engine,model" : "intake,engine,model,api",
                "http.port", Integer.toString(httpPort)));
    }

    private void next(Endpoints endpoints, @Nullable String page, Path log) {
        PrintWriter out = spec.commandLine().getOut();
        String temper = Invocation.command();
        out.printf("broker     %s%n", endpoints.bootstrap());
        out.printf("registry   %s%n", endpoints.registry());
        out.println("optimizer  ready");
        if (page != null) {
            out.printf("page       %s%n", page);
        }
        out.printf("data       %s%n", data.toAbsolutePath().normalize());
        out.printf("log        %s%n%n", log);
        out.println("Next, in another terminal:");
        if (port != Connection.BROKER_PORT || registryPort != Connection.REGISTRY_PORT) {
            out.printf(
                    "  export TEMPER_BOOTSTRAP=%s TEMPER_REGISTRY=%s%n", endpoints.bootstrap(), endpoints.registry());
        }
        out.printf("  %s experiment create -f experiment.yaml%n", temper);
        out.printf("  %s agent -f agent.yaml%n", temper);
        out.printf("  %s watch EXPERIMENT%n", temper);
        out.println("Ctrl-C ends it and keeps everything.");
        out.flush();
    }
}
