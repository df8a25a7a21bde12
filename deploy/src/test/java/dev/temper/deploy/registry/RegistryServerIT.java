package dev.temper.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.console.registry.RegistryRules;
import dev.temper.console.registry.RegistryServer;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedBroker;
import dev.temper.deploy.embedded.EmbeddedRegistry;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.registry.RegistryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
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

    /** As in a container: elsewhere than on 127.0.0.1, which another host of the loopback network stands for here. */
    @Test
    void itListensWhereItIsToldAndSaysWhenThatIsNowhere() throws IOException {
        Endpoints at = new Endpoints(broker.bootstrap(), "");
        try (RegistryServer server = EmbeddedRegistry.start(at, "0.0.0.0", 0, RegistryRules.STRICT)) {
            String elsewhere = server.url().replace("127.0.0.1", "127.0.0.2");
            assertThat(RegistryClient.open(elsewhere).register("elsewhere", METRIC))
                    .isPositive();
        }
        assertThatThrownBy(() -> EmbeddedRegistry.start(at, "no-such-host.invalid", 0, RegistryRules.STRICT))
                .isInstanceOf(Failure.class)
                .hasMessage("--registry-host is no-such-host.invalid: give a host or an address of this machine");
    }

    @Test
    void schemasAreTakenAfterAnIdleTimeInWhichTheBrokerForgotTheWriter() throws IOException {
        try (RegistryServer older = server();
                RegistryServer newer = server()) {
            int before = RegistryClient.open(newer.url()).register("idle", record("Before"));
            forgetTheWriter();
            int after = RegistryClient.open(newer.url()).register("idle-2", record("After"));
            RegistryClient atOlder = RegistryClient.open(older.url());
            int last = atOlder.register("idle-3", record("Last"));
            assertThat(Set.of(before, after, last)).as("no id is given twice").hasSize(3);
            assertThat(atOlder.register("idle-2", record("After")))
                    .as("what the other gave meanwhile was read")
                    .isEqualTo(after);
        }
    }

    /** Runs the broker with an expiry of nothing in place of a week until it has forgotten who wrote. */
    private static void forgetTheWriter() {
        int port = URI.create("kafka://" + broker.bootstrap()).getPort();
        broker.close();
        Map<String, String> forgetful = Map.of(
                "transactional.id.expiration.ms", "1",
                "transaction.remove.expired.transaction.cleanup.interval.ms", "100");
        try (EmbeddedBroker passing = EmbeddedBroker.start(data, port, forgetful);
                Admin admin = Admin.create(Map.of("bootstrap.servers", passing.bootstrap()))) {
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (knowsTheWriter(admin)) {
                assertThat(System.nanoTime())
                        .as("the broker forgets the writer")
                        .isLessThan(deadline);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        broker = EmbeddedBroker.start(data, port);
    }

    private static boolean knowsTheWriter(Admin admin) {
        try {
            return admin.listTransactions().all().get().stream()
                    .anyMatch(writer -> writer.transactionalId().equals("_temper_schemas"));
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twoServersNeverGiveOneIdToTwoSchemas() throws IOException {
        try (RegistryServer older = server();
                RegistryServer newer = server()) {
            RegistryClient atOlder = RegistryClient.open(older.url());
            RegistryClient atNewer = RegistryClient.open(newer.url());
            Set<Integer> ids = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                ids.add(atNewer.register("newer-" + i, record("Newer" + i)));
                ids.add(atOlder.register("older-" + i, record("Older" + i)));
            }
            assertThat(ids)
                    .as("each is fenced off in turn and reads what the other gave")
                    .hasSize(8);
            assertThat(RegistryClient.open(older.url()).register("newer-0", record("Newer0")))
                    .isIn(ids);
        }
    }

    private static Schema record(String name) {
        return Schema.createRecord(name, null, "registry.server", false, List.of());
    }
}
