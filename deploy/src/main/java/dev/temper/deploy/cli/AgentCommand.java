package dev.temper.deploy.cli;

import dev.temper.agent.app.AgentApp;
import dev.temper.agent.app.AgentConfig;
import dev.temper.agent.app.InvalidConfigException;
import dev.temper.deploy.Failure;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper agent}: runs training processes on this machine. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        header = "Runs training processes on this machine's slots, as decisions say.",
        description = "Its file says what is run; docs/agent.md describes it. Ends when its experiment is complete.",
        sortOptions = false)
final class AgentCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The agent's YAML file.")
    private Path file = Path.of("");

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

    @Mixin
    private Background background = new Background();

    @Override
    public void run() {
        Lifetime lifetime = background.lifetime();
        try {
            AgentConfig read = AgentConfig.read(file);
            AgentConfig config = read.connectedTo(
                    bootstrap == null ? read.connection().bootstrapServers() : bootstrap,
                    registry == null ? read.connection().registryUrl() : registry);
            Logs.file(config.directories().state(), "agent");
            run(config, lifetime);
        } catch (InvalidConfigException | UncheckedIOException | IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifetime.closed();
        }
    }

    private void run(AgentConfig config, Lifetime lifetime) throws InterruptedException {
        try (AgentApp agent = AgentApp.start(config)) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "agent ready: %s, %d slots for experiment %s%n",
                            config.agent(), config.slots(), config.experiment());
            spec.commandLine().getOut().flush();
            Thread end = new Thread(() -> closeWhenAsked(agent, lifetime), "temper-agent-end");
            end.setDaemon(true);
            end.start();
            spec.commandLine().getOut().println("agent ended: " + agent.await());
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
