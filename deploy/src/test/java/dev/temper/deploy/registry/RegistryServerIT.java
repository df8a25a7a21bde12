package dev.temper.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.deploy.embedded.EmbeddedBroker;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.registry.RegistryUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded registry over a real broker: what it keeps, and that it has one writer. */
class RegistryServerIT {
    private static final Schema METRIC = MetricReported.getClassSchema();

    @TempDir
    private static Path data;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(data, EmbeddedBroker.ANY_PORT);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static RegistryServer server() throws IOException {
        return new RegistryServer(broker.bootstrap(), 0).start();
    }

    @Test
    void everythingIsThereAfterARestart() throws IOException {
        int id;
        try (RegistryServer first = server()) {
            id = RegistryClient.open(first.url()).register("restart", METRIC);
        }
        try (RegistryServer second = server()) {
            RegistryClient client = RegistryClient.open(second.url());
            assertThat(client.lookup("restart", METRIC)).isEqualTo(id);
            assertThat(client.byId(id).getFullName()).isEqualTo(METRIC.getFullName());
            assertThat(client.register("restart", METRIC)).isEqualTo(id);
            assertThat(client.register("restart-2", TrialView.getClassSchema())).isNotEqualTo(id);
        }
    }

    @Test
    void twoServersNeverGiveOneIdToTwoSchemas() throws IOException {
        try (RegistryServer older = server();
                RegistryServer newer = server()) {
            RegistryClient atOlder = RegistryClient.open(older.url());
            Schema one = Schema.createRecord("One", null, "two.servers", false, java.util.List.of());
            Schema two = Schema.createRecord("Two", null, "two.servers", false, java.util.List.of());
            int newerId = RegistryClient.open(newer.url()).register("one", one);
            assertThatThrownBy(() -> atOlder.register("two", two))
                    .as("the older server is fenced off before it can give an id")
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThat(atOlder.register("two", two))
                    .as("and reads what the newer one gave before it tries again")
                    .isNotEqualTo(newerId);
            assertThat(atOlder.register("one", one)).isEqualTo(newerId);
        }
    }
}
