package dev.temper.deploy.embedded;

import dev.temper.deploy.Failure;
import dev.temper.deploy.registry.RegistryRules;
import dev.temper.deploy.registry.RegistryServer;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Starts the project's own schema registry, which keeps its schemas in a topic of the broker. */
public final class EmbeddedRegistry {
    private EmbeddedRegistry() {}

    /**
     * Starts a registry; it takes requests when this returns.
     *
     * @param kafka how Kafka clients reach the broker, {@code bootstrap.servers} at least
     * @param port to listen on at 127.0.0.1, 0 for any
     * @throws Failure when the port is not to be had
     * @throws KafkaException when the broker does not answer, refuses, or the topic holds something else
     */
    public static RegistryServer start(Map<String, Object> kafka, int port, RegistryRules rules) {
        RegistryServer server = new RegistryServer(kafka, Ports.free(port, "--registry-port"), rules);
        try {
            return server.start();
        } catch (IOException e) {
            throw new Failure(
                    e.getMessage() + ": stop what listens there, or choose another port with --registry-port", e);
        }
    }
}
