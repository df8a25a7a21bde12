package dev.temper.deploy.embedded;

import dev.temper.console.registry.RegistryRules;
import dev.temper.console.registry.RegistryServer;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Trouble;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;

/** Starts the project's own schema registry, which keeps its schemas in a topic of the broker. */
public final class EmbeddedRegistry {
    private EmbeddedRegistry() {}

    /**
     * Starts a registry; it takes requests when this returns.
     *
     * @param at where its broker is; who asks for schemas there does not matter
     * @param port to listen on at 127.0.0.1, 0 for any
     * @throws Failure when the broker does not answer or refuses, or the port is not to be had
     */
    public static RegistryServer start(Endpoints at, int port, RegistryRules rules) {
        RegistryServer server = new RegistryServer(at.kafka(), Ports.free(port, "--registry-port"), rules);
        try {
            return server.start();
        } catch (IOException e) {
            throw new Failure(
                    e.getMessage() + ": stop what listens there, or choose another port with --registry-port", e);
        } catch (KafkaException e) {
            Failure trouble = Trouble.of(e, at, "READ, WRITE, DESCRIBE and CREATE");
            throw trouble == null
                    ? new Failure(
                            "the schema registry cannot read its topic at %s: %s"
                                    .formatted(at.bootstrap(), e.getMessage()),
                            e)
                    : trouble;
        }
    }
}
