package dev.temper.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.registry.RegistryServer;
import dev.temper.deploy.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    /** Confluent's own client in Python, where it is installed. */
    @Test
    void confluentsPythonClientFindsAllAsItShouldBe() throws Exception {
        // A python3 of another name may have the libraries.
        String python = System.getProperty("temper.python", "python3");
        if (run(python, "-c", "import confluent_kafka.schema_registry.avro").exit() != 0) {
            System.out.println("SKIPPED: confluent-kafka's registry client; " + python + " does not have it");
            return;
        }
        Ended ended = run(
                python,
                Path.of("src", "test", "resources", "schema_registry_client.py").toString(),
                server.url());
        assertThat(ended.said()).contains("all as it should be");
        assertThat(ended.exit()).isZero();
    }

    private record Ended(int exit, String said) {}

    private static Ended run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            return new Ended(-1, e.toString());
        }
    }

    @Override
    String url() {
        return server.url();
    }
}
