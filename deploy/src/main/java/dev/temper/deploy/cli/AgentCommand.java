package dev.temper.deploy.cli;

import dev.temper.agent.app.AgentApp;
import dev.temper.agent.app.AgentConfig;
import dev.temper.agent.machine.Ending;
import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenFile;
import dev.temper.deploy.client.ClientSettings;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Entrance;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.schemas.topic.Topic;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code temper agent}: runs training processes on this machine. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        header = "Runs training processes on this machine's slots, as decisions say.",
        description = "Its file says what is run; docs/agent.md describes it. Ends when its experiments are complete.",
        sortOptions = false,
        subcommands = {AgentInitCommand.class, AgentCheckCommand.class})
final class AgentCommand implements Callable<Integer> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final Map<Topic, AclOperation> NEEDS = Map.of(
            Topic.AGENTS, AclOperation.WRITE, Topic.METRICS, AclOperation.WRITE, Topic.DECISIONS, AclOperation.READ);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The agent's YAML file: `temper agent init` writes one.")
    private @Nullable Path file;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT,...",
            defaultValue = "${env:TEMPER_BOOTSTRAP}",
            description = "Kafka brokers (TEMPER_BOOTSTRAP); default: the file's.")
    private @Nullable String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:TEMPER_REGISTRY}",
            description = "Schema registry (TEMPER_REGISTRY); default: the file's.")
    private @Nullable String registry;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints what should be put right, and nothing else.")
    private boolean quiet;

    @Mixin
    private ClientFile clientFile = new ClientFile();

    @Mixin
    private TraceOptions traces = new TraceOptions();

    @Mixin
    private Background background = new Background();

    @Override
    public Integer call() {
        Lifetime lifetime = background.lifetime();
        try {
            AgentConfig config = config();
            Logs.file(config.directories().state(), "agent");
            Entrance.check(endpoints(config.connection()), NEEDS);
            lifetime.allow(config.timing().grace());
            return run(config, lifetime);
        } catch (InvalidSettingsException | UncheckedIOException | IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            lifetime.closed();
        }
    }

    private Path given() {
        if (file == null) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required option: '--file=FILE' (temper agent init writes one)");
        }
        return file;
    }

    /** Options go before the agent's file, and that before the client file. */
    private AgentConfig config() {
        ClientSettings client = clientFile.read();
        AgentConfig read = AgentConfig.read(
                GivenFile.readable(given()),
                new AgentConfig.ConnectionDefaults(
                        bootstrap == null ? client.bootstrap() : bootstrap,
                        registry == null ? client.registryUrl() : registry,
                        client.registry(),
                        client.kafka()));
        return read.connectedTo(
                bootstrap == null ? read.connection().bootstrapServers() : bootstrap,
                registry == null ? read.connection().registryUrl() : registry);
    }

    private Endpoints endpoints(AgentConfig.Connection connection) {
        Path from = clientFile.read().file();
        return new Endpoints(
                connection.bootstrapServers(),
                connection.registryUrl(),
                new ClientSettings(
                        from == null ? given() : from, null, null, connection.kafka(), connection.serde(), Map.of()));
    }

    private int run(AgentConfig config, Lifetime lifetime) throws InterruptedException {
        try (TraceOptions.Traces opened = traces.open("agent");
                AgentApp agent = AgentApp.start(config, this::print, opened.tracing())) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "agent ready: %s, %d slots for experiment %s%n",
                            config.agent(),
                            config.slots(),
                            config.experiments().stream()
                                    .map(AgentConfig.Served::id)
                                    .collect(Collectors.joining(", ")));
            spec.commandLine().getOut().flush();
            Thread end = new Thread(() -> closeWhenAsked(agent, lifetime), "temper-agent-end");
            end.setDaemon(true);
            end.start();
            Ending ending = agent.await();
            spec.commandLine().getOut().println("agent ended: " + ending);
            spec.commandLine().getOut().flush();
            return ending.exitCode();
        }
    }

    private synchronized void print(boolean warning, String text) {
        if (warning || !quiet) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(LocalTime.now(ZoneId.systemDefault()).format(CLOCK) + (warning ? " warning: " : " ") + text);
            out.flush();
        }
    }

    private static void closeWhenAsked(AgentApp agent, Lifetime lifetime) {
        try {
            lifetime.await();
            agent.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
