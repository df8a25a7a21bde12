package dev.temper.deploy.cli;

import dev.temper.console.registry.RegistryServer;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.BrokerProbe;
import dev.temper.deploy.client.ClientSettings;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper registry}: the schema registry alone. */
@Command(
        name = "registry",
        mixinStandardHelpOptions = true,
        header = "Runs a schema registry, kept in a topic of the broker.",
        description = "Speaks Confluent's REST API. Sites that run a registry already need none of this.")
final class RegistryCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT,...",
            defaultValue = "${env:TEMPER_BOOTSTRAP}",
            description = "Kafka brokers (TEMPER_BOOTSTRAP); default: the client file's, or " + Connection.BROKER + ".")
    private @Nullable String bootstrap;

    @Mixin
    private ClientFile clientFile = new ClientFile();

    @Mixin
    private RegistryOptions options = new RegistryOptions();

    @Option(
            names = "--registry-host",
            paramLabel = "HOST",
            description =
                    "Where it listens; default ${DEFAULT-VALUE}. It asks for no password: beyond this machine, give it"
                            + " a network of your own.")
    private String host = RegistryServer.LOOPBACK;

    @Option(names = "--registry-port", description = "Port to listen on, 0 for any; default ${DEFAULT-VALUE}.")
    private int port = Connection.REGISTRY_PORT;

    @Mixin
    private Background background = new Background();

    @Override
    public void run() {
        ClientSettings client = clientFile.read();
        Endpoints endpoints =
                new Endpoints(Connection.first(bootstrap, client.bootstrap(), Connection.BROKER), "", client);
        Lifetime lifetime = background.lifetime();
        try (RegistryServer registry = start(endpoints)) {
            spec.commandLine().getOut().println("registry ready: " + registry.url());
            lifetime.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifetime.closed();
        }
    }

    private RegistryServer start(Endpoints endpoints) {
        if (!BrokerProbe.answers(endpoints)) {
            throw new Failure(endpoints.unreachable());
        }
        return EmbeddedRegistry.start(endpoints, host, port, options.rules());
    }
}
