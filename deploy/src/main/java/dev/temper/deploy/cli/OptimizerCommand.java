package dev.temper.deploy.cli;

import dev.temper.console.app.ProcessSettings;
import dev.temper.console.app.ServedOptimizer;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Entrance;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper optimizer}: intake and engine, against a broker that runs elsewhere. */
@Command(
        name = "optimizer",
        mixinStandardHelpOptions = true,
        header = "Runs the optimizer against a broker: takes events in, decides.",
        description = "Start it again on the same --state and it goes on where it was, after a kill too.",
        sortOptions = false)
final class OptimizerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OptimizerOptions options = new OptimizerOptions();

    @Option(
            names = "--roles",
            description =
                    "What this process runs, of intake, engine, model and api (the page and its API); default all but api.")
    private String roles = "intake,engine,model";

    @Option(names = "--state", paramLabel = "DIR", description = "Keeps its state; default ${DEFAULT-VALUE}.")
    private Path state = Path.of("temper-data", "optimizer");

    @Option(names = "--instance", description = "Name that it keeps over restarts; default ${DEFAULT-VALUE}.")
    private String instance = "temper";

    @Mixin
    private TraceOptions traces = new TraceOptions();

    @Mixin
    private Background background = new Background();

    @Override
    public Integer call() throws InterruptedException {
        ProcessSettings process = settings();
        OptimizerConfig config = process.optimizer();
        Logs.file(config.stateDirectory(), name(config));
        Entrance.check(options.endpoints(config), Map.of());
        Lifetime lifetime = background.lifetime();
        try (TraceOptions.Traces opened = traces.open(name(config));
                ServedOptimizer served = ServedOptimizer.start(process, Version.number(), opened.tracing())) {
            String failure = new OptimizerWatch(served.app(), lifetime).untilEnd(() -> ready(served, config));
            if (failure != null) {
                throw new Failure("the optimizer gave up: " + failure);
            }
            return 0;
        } catch (UncheckedIOException | InvalidSettingsException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } finally {
            lifetime.closed();
        }
    }

    private void ready(ServedOptimizer served, OptimizerConfig config) {
        spec.commandLine()
                .getOut()
                .println(name(config) + " ready: " + config.roles() + ", health on port " + served.port());
    }

    private static String name(OptimizerConfig config) {
        return config.roles().equals(List.of(Role.MODEL)) ? "model" : "optimizer";
    }

    private ProcessSettings settings() {
        return options.settings(Map.of("state.dir", state.toString(), "group.instance.id", instance, "roles", roles));
    }
}
