package dev.temper.deploy.cli;

import dev.temper.agent.app.AgentConfig;
import dev.temper.agent.app.CheckRun;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Task;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configurations;
import dev.temper.core.space.Value;
import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenFile;
import dev.temper.deploy.show.CheckText;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper agent check}: runs the command once, and says what an agent understands of it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Runs the command once, up to its first rung, and says what the agent understood.",
        description = {
            "Needs no broker, and leaves nothing behind: state, checkpoints and log go to a temporary directory.",
            "Exit code 0: trials can be tuned so. 1: something must be changed, which is said."
        },
        sortOptions = false)
final class AgentCheckCommand implements Callable<Integer> {
    private static final AgentConfig.ConnectionDefaults ANY =
            new AgentConfig.ConnectionDefaults("localhost:9092", "http://localhost:8081", Map.of(), Map.of());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The agent's YAML file.")
    private Path file = Path.of("");

    @Option(
            names = {"-d", "--definition"},
            paramLabel = "FILE",
            description = "The experiment's definition: gives parameters their defaults, and says which metric counts.")
    private @Nullable Path definition;

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "ID",
            description = "Which of the file's experiments; default: the first.")
    private @Nullable String experiment;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "NAME=VALUE",
            description = "A parameter's value, instead of its default.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long the command may take to get there; default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Override
    public Integer call() {
        try {
            AgentConfig config = AgentConfig.read(GivenFile.readable(file), ANY);
            ExperimentDefinition defined =
                    definition == null ? null : DefinitionReader.read(GivenFile.text(definition));
            return check(config, served(config), defined);
        } catch (InvalidSettingsException | DefinitionException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Failure("cannot use a temporary directory: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int check(AgentConfig config, AgentConfig.Served served, @Nullable ExperimentDefinition defined)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<ParameterValue> parameters = parameters(defined);
        Target target = target(defined);
        out.println(CheckText.before(served, parameters, target));
        out.flush();
        Path scratch = Files.createTempDirectory("temper-check");
        try {
            CheckRun.Seen seen = CheckRun.run(
                    config, served, parameters, target, scratch, Duration.ofMillis((long) (seconds * 1_000)));
            CheckText text = new CheckText(seen, defined, target);
            out.println(text.text());
            return text.good() ? 0 : 1;
        } finally {
            remove(scratch);
        }
    }

    private AgentConfig.Served served(AgentConfig config) {
        List<AgentConfig.Served> all = config.experiments();
        return all.stream()
                .filter(served -> experiment == null || served.id().equals(experiment))
                .findFirst()
                .orElseThrow(() -> new Failure("the file serves no experiment " + experiment + ": it serves "
                        + String.join(
                                ", ", all.stream().map(AgentConfig.Served::id).toList())));
    }

    private List<ParameterValue> parameters(@Nullable ExperimentDefinition defined) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (defined != null) {
            for (Configuration.Setting setting :
                    Configurations.defaults(defined.space()).settings()) {
                values.put(setting.parameter(), plain(setting.value()));
            }
        }
        set.forEach((name, text) -> values.put(name, read(text)));
        List<ParameterValue> parameters = new ArrayList<>();
        values.forEach((name, value) -> parameters.add(new ParameterValue(name, value)));
        return parameters;
    }

    private static Object plain(Value value) {
        if (value instanceof Value.OfDouble real) {
            return real.value();
        }
        return value instanceof Value.OfLong whole ? (Object) whole.value() : ((Value.OfText) value).value();
    }

    private static Object read(String text) {
        if (text.matches("[-+]?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        return text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?") ? (Object) Double.parseDouble(text) : text;
    }

    /** The first rung, or the cheapest of named tasks; without a definition, one epoch. */
    private static Target target(@Nullable ExperimentDefinition defined) {
        if (defined == null) {
            return new Target(0, "1", 0, 1);
        }
        Task first = defined.ladder().tasks().get(0);
        return new Target(0, first.name(), 0, defined.ladder().passesRungs() ? first.epochs() : 0);
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
