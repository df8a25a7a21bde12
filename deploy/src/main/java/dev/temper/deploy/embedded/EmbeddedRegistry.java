package dev.temper.deploy.embedded;

import dev.temper.deploy.Failure;
import dev.temper.deploy.registry.RegistryServer;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;

/** Starts the project's own schema registry, which keeps its schemas in a topic of the broker. */
public final class EmbeddedRegistry {
    private EmbeddedRegistry() {}

    /**
     * Starts a registry; it takes requests when this returns.
     *
     * @param port to listen on at 127.0.0.1, 0 for any
     * @throws Failure when the broker does not answer or the port is not to be had
     */
    public static RegistryServer start(String bootstrap, int port) {
        RegistryServer server = new RegistryServer(bootstrap, Ports.free(port, "--registry-port"));
        try {
            return server.start();
        } catch (IOException e) {
            throw new Failure(
                    e.getMessage() + ": stop what listens there, or choose another port with --registry-port", e);
        } catch (KafkaException e) {
            throw new Failure("the schema registry cannot read its topic at %s: %s".formatted(bootstrap, e), e);
        }
    }
}
