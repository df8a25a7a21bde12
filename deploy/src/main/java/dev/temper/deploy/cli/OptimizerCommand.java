package dev.temper.deploy.cli;

import dev.temper.console.app.ProcessSettings;
import dev.temper.console.app.ServedOptimizer;
import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenFile;
import dev.temper.deploy.client.ClientSettings;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Entrance;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    private Connection connection = new Connection();

    @Option(
            names = "--roles",
            description =
                    "What this process runs, of intake, engine, model and api (the page and its API); default all but api.")
    private String roles = "intake,engine,model";

    @Option(names = "--state", paramLabel = "DIR", description = "Keeps its state; default ${DEFAULT-VALUE}.")
    private Path state = Path.of("temper-data", "optimizer");

    @Option(names = "--instance", description = "Name that it keeps over restarts; default ${DEFAULT-VALUE}.")
    private String instance = "temper";

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file with any of its settings.")
    private @Nullable Path file;

    @Option(names = "-D", paramLabel = "KEY=VALUE", description = "One setting; goes before the file.")
    private Map<String, String> settings = new TreeMap<>();

    @Mixin
    private TraceOptions traces = new TraceOptions();

    @Mixin
    private Background background = new Background();

    @Override
    public Integer call() throws InterruptedException {
        ProcessSettings process = settings();
        OptimizerConfig config = process.optimizer();
        Logs.file(config.stateDirectory(), name(config));
        Entrance.check(endpoints(config), Map.of());
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
        Endpoints given = connection.given();
        Map<String, String> all = new TreeMap<>(Map.of(
                "bootstrap.servers", given.bootstrap(),
                "schema.registry.url", given.registry(),
                "state.dir", state.toString(),
                "group.instance.id", instance,
                "roles", roles));
        given.client().kafka().forEach((key, value) -> all.put("kafka." + key, value));
        given.client().registry().forEach((key, value) -> all.put("serde." + key, value));
        if (file != null) {
            all.putAll(read(file));
        }
        all.putAll(settings);
        try {
            return ProcessSettings.of(all);
        } catch (InvalidSettingsException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /** What the optimizer's clients are made with: the client file, and over it the optimizer's own settings. */
    private Endpoints endpoints(OptimizerConfig config) {
        Path from = connection.given().client().file();
        return new Endpoints(
                config.bootstrapServers(),
                config.registryUrl(),
                new ClientSettings(from, null, null, config.clientSettings(), config.serdeSettings(), Map.of()));
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(GivenFile.readable(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw GivenFile.failure(file, e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key, "")));
        return settings;
    }
}
