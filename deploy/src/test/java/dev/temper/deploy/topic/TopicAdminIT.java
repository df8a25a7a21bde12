package dev.temper.deploy.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.deploy.cli.Temper;
import dev.temper.deploy.embedded.EmbeddedBroker;
import dev.temper.deploy.it.Await;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.TopicAdmin;
import dev.temper.schemas.topic.TopicsException;
import dev.temper.stream.app.OptimizerApp;
import dev.temper.stream.config.OptimizerConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The catalogue against a real broker. */
class TopicAdminIT {
    private static final short ONE = 1;

    @TempDir
    private Path data;

    private EmbeddedBroker broker;
    private Admin admin;
    private String said = "";

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(data, EmbeddedBroker.ANY_PORT);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void missingTopicsAreMadeOnceAsTheCatalogueSays() {
        TopicAdmin topics = new TopicAdmin(admin);
        assertThat(topics.states()).isEmpty();
        topics.ensure(3, TopicAdmin.BROKER_DEFAULT_REPLICATION);
        topics.ensure(3, ONE);
        assertThat(topics.states()).hasSize(Topic.values().length).allSatisfy(state -> {
            assertThat(state.partitions()).isEqualTo(3);
            assertThat(state.configuration())
                    .containsAllEntriesOf(state.topic().storage().configuration(1));
        });
    }

    @Test
    void whoeverComesFirstMakesThem() {
        CompletableFuture<?>[] processes = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    try (Admin own = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                        new TopicAdmin(own).ensure(2, ONE);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(processes).join();
        assertThat(new TopicAdmin(admin).states()).hasSize(Topic.values().length);
    }

    @Test
    void everyProblemOfEveryTopicIsToldAtOnce() throws Exception {
        NewTopic metrics = new NewTopic("temper.metrics", Optional.of(1), Optional.of(ONE));
        NewTopic views = new NewTopic("temper.views", Optional.of(4), Optional.of(ONE));
        admin.createTopics(List.of(metrics, views)).all().get();
        assertThatThrownBy(() -> new TopicAdmin(admin).ensure(4, ONE))
                .isInstanceOfSatisfying(TopicsException.class, e -> {
                    assertThat(e.problems())
                            .satisfiesExactlyInAnyOrder(
                                    problem -> assertThat(problem)
                                            .startsWith("temper.metrics has 1 partitions, expected 4"),
                                    problem -> assertThat(problem)
                                            .startsWith(
                                                    "temper.metrics has message.timestamp.type=CreateTime, expected LogAppendTime"),
                                    problem -> assertThat(problem)
                                            .startsWith("temper.views has cleanup.policy=delete, expected compact"));
                    assertThat(e.remedies())
                            .contains("kafka-configs.sh --bootstrap-server " + broker.bootstrap()
                                    + " --alter --entity-type topics --entity-name temper.metrics"
                                    + " --add-config message.timestamp.type=LogAppendTime");
                })
                .hasMessageContaining("the topics are not as Temper needs them");
    }

    /** Topics of an earlier release, which set three things only, on a broker that keeps 200,000 bytes by default. */
    @Test
    void aBrokersDefaultsCannotDeleteTheJournalAndOnesThatWouldAreNamedAndMended() throws Exception {
        brokerDefaults(Map.of("log.retention.bytes", "200000", "log.message.timestamp.after.max.ms", "1000"));
        NewTopic journal = new NewTopic("temper.journal", Optional.of(4), Optional.of(ONE))
                .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
        admin.createTopics(List.of(journal)).all().get();
        TopicAdmin topics = new TopicAdmin(admin);
        assertThatThrownBy(() -> topics.ensure(4, TopicAdmin.BROKER_DEFAULT_REPLICATION))
                .hasMessageContaining("temper.journal has retention.bytes=200000, expected -1 (no limit)")
                .hasMessageContaining("--entity-name temper.journal --add-config"
                        + " message.timestamp.after.max.ms=9223372036854775807,retention.bytes=-1");
        assertThat(temper("--check")).isEqualTo(1);
        assertThat(said).contains("temper.journal has retention.bytes=200000", "temper topics --fix");
        assertThatThrownBy(this::startOptimizer)
                .hasMessageContaining("temper.journal has retention.bytes=200000")
                .hasMessageContaining("kafka-configs.sh --bootstrap-server " + broker.bootstrap());

        assertThat(temper("--fix")).isZero();
        assertThat(said).contains("temper.journal: set message.timestamp.after.max.ms=9223372036854775807, retention");
        assertThat(temper("--check")).isZero();
        brokerDefaults(
                Map.of("log.retention.bytes", "1000", "log.cleanup.policy", "compact", "min.insync.replicas", "2"));
        assertThat(temper("--check")).as("all settings are the topics' own").isZero();
    }

    private void brokerDefaults(Map<String, String> settings) throws Exception {
        List<AlterConfigOp> changes = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        ConfigResource defaults = new ConfigResource(ConfigResource.Type.BROKER, "");
        admin.incrementalAlterConfigs(Map.of(defaults, changes)).all().get();
        Await.until(
                "the broker tells its new defaults",
                Duration.ofSeconds(30),
                () -> settings.entrySet().stream()
                        .allMatch(setting -> setting.getValue().equals(told(defaults, setting.getKey()))));
    }

    private @Nullable String told(ConfigResource resource, String setting) {
        try {
            ConfigEntry entry = admin.describeConfigs(List.of(resource))
                    .values()
                    .get(resource)
                    .get()
                    .get(setting);
            return entry == null ? null : entry.value();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private int temper(String option) {
        StringWriter printed = new StringWriter();
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(printed, true));
        int status = line.execute("topics", option, "--bootstrap", broker.bootstrap());
        said = printed.toString();
        return status;
    }

    private void startOptimizer() throws InterruptedException {
        try (OptimizerApp optimizer = new OptimizerApp(OptimizerConfig.of(Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "schema.registry.url",
                "http://127.0.0.1:1",
                "state.dir",
                data.resolve("state").toString())))) {
            optimizer.start();
            optimizer.awaitReady(Duration.ofSeconds(60));
        }
    }

    @Test
    void aBrokerThatIsNotThereIsToldWithoutHanging() throws IOException {
        int nobodys;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobodys = socket.getLocalPort();
        }
        try (Admin lost = Admin.create(Map.of(
                "bootstrap.servers", "127.0.0.1:" + nobodys,
                "default.api.timeout.ms", 2000,
                "request.timeout.ms", 1000))) {
            assertThatThrownBy(() -> new TopicAdmin(lost).ensure(4, ONE)).isInstanceOf(KafkaException.class);
        }
    }
}
