package dev.temper.deploy.cli;

import dev.temper.deploy.embedded.EmbeddedRegistry;
import dev.temper.deploy.registry.RegistryServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper registry}: the schema registry alone. */
@Command(
        name = "registry",
        mixinStandardHelpOptions = true,
        header = "Runs a schema registry on 127.0.0.1, kept in a topic of the broker.",
        description = "Speaks Confluent's REST API. Sites that run a registry already need none of this.")
final class RegistryCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT,...",
            defaultValue = "${env:TEMPER_BOOTSTRAP:-127.0.0.1:" + Connection.BROKER_PORT + "}",
            description = "Kafka brokers (TEMPER_BOOTSTRAP); default ${DEFAULT-VALUE}.")
    private String bootstrap = "";

    @Option(names = "--registry-port", description = "Port to listen on, 0 for any; default ${DEFAULT-VALUE}.")
    private int port = Connection.REGISTRY_PORT;

    @Mixin
    private Background background = new Background();

    @Override
    public void run() {
        Lifetime lifetime = background.lifetime();
        try (RegistryServer registry = EmbeddedRegistry.start(bootstrap, port)) {
            spec.commandLine().getOut().println("registry ready: " + registry.url());
            lifetime.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifetime.closed();
        }
    }
}
