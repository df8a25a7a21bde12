package dev.temper.deploy.cli;

import dev.temper.deploy.embedded.EmbeddedBroker;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper broker}: a Kafka broker alone. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        header = "Runs a Kafka broker on 127.0.0.1, kept under --data.",
        description = "One broker that is its own controller: for one machine, tests and demonstrations.")
final class BrokerCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", paramLabel = "DIR", description = "Keeps everything; default ${DEFAULT-VALUE}.")
    private Path data = Path.of("temper-data");

    @Option(names = "--port", description = "Port to listen on, 0 for any; default ${DEFAULT-VALUE}.")
    private int port = Connection.BROKER_PORT;

    @Mixin
    private Background background = new Background();

    @Override
    public void run() {
        EmbeddedBroker.check(data);
        Logs.file(data, "broker");
        Lifetime lifetime = background.lifetime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, port)) {
            spec.commandLine().getOut().println("broker ready: " + broker.bootstrap());
            lifetime.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifetime.closed();
        }
    }
}
