package dev.temper.deploy.registry;

import dev.temper.console.registry.RegistryServer;
import dev.temper.deploy.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The embedded registry keeps the contract. */
class EmbeddedRegistryContractIT extends RegistryContract {
    @TempDir
    private static Path data;

    private static EmbeddedBroker broker;
    private static RegistryServer server;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(data, EmbeddedBroker.ANY_PORT);
        server = new RegistryServer(broker.bootstrap(), 0).start();
    }

    @AfterAll
    static void stop() {
        server.close();
        broker.close();
    }

    @Override
    String url() {
        return server.url();
    }
}
