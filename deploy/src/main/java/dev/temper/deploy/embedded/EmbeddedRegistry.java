package dev.temper.deploy.embedded;

import dev.temper.console.registry.RegistryRules;
import dev.temper.console.registry.RegistryServer;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Trouble;
import dev.temper.schemas.document.InvalidSettingsException;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;

/** Starts the project's own schema registry, which keeps its schemas in a topic of the broker. */
public final class EmbeddedRegistry {
    private EmbeddedRegistry() {}

    /** Starts a registry on 127.0.0.1; see {@link #start(Endpoints, String, int, RegistryRules)}. */
    public static RegistryServer start(Endpoints at, int port, RegistryRules rules) {
        return start(at, RegistryServer.LOOPBACK, port, rules);
    }

    /**
     * Starts a registry; it takes requests when this returns.
     *
     * @param at where its broker is; who asks for schemas there does not matter
     * @param host to listen on
     * @param port to listen on, 0 for any
     * @throws Failure when the broker does not answer or refuses, or host or port are not to be had
     */
    public static RegistryServer start(Endpoints at, String host, int port, RegistryRules rules) {
        RegistryServer server = new RegistryServer(at.kafka(), host, Ports.free(port, "--registry-port"), rules);
        try {
            return server.start();
        } catch (InvalidSettingsException e) {
            throw new Failure("--registry-host is %s: give a host or an address of this machine".formatted(host), e);
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
