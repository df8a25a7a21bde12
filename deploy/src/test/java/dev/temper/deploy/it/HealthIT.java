package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.deploy.embedded.Ports;
import dev.temper.stream.app.Health;
import dev.temper.stream.app.OptimizerApp;
import dev.temper.stream.config.OptimizerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What would stand still for ever without a word: it is told, and what the optimizer can end itself it ends. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class HealthIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 2;
    private static final String OWN = "temper-engine-0b7ae2bb-96a4-4f5f-8ee9-b17e3e1c4a55-1";
    private static final TopicPartition CHANGELOG = new TopicPartition("temper-engine-experiments-changelog", 1);
    private static final TopicPartition DECISIONS = new TopicPartition("temper.decisions", 0);

    @TempDir
    Path directory;

    @Test
    void aTransactionOfItsOwnThatNobodyEndsIsAbortedAndAStrangersIsNamed() throws Exception {
        int port = Ports.free(0, "--port");
        LeftOpen transactions = new LeftOpen("127.0.0.1:" + port);
        try (EmbeddedStack before = stack(port);
                Admin admin = Admin.create(before.endpoints().kafka())) {
            admin.createTopics(List.of(new NewTopic(CHANGELOG.topic(), PARTITIONS, (short) 1)
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            transactions.leave(OWN, Set.of(CHANGELOG), "temper-engine", new TopicPartition("temper.journal", 0));
            transactions.leave("a-stranger", Set.of(DECISIONS), null, DECISIONS);
        }
        try (EmbeddedStack stack = stack(port);
                OptimizerApp optimizer = new OptimizerApp(config(
                        stack, Map.of("roles", "intake,engine", "kafka.producer.transaction.timeout.ms", "1000")))) {
            assertThat(transactions.partitions(CHANGELOG.topic(), PARTITIONS)).containsExactly(CHANGELOG);
            assertThat(transactions.partitions("__consumer_offsets", 4)).hasSize(1);
            optimizer.start();
            optimizer.awaitReady(PATIENCE);
            assertThat(transactions.partitions("__consumer_offsets", 4)).isEmpty();
            Await.until("its changelog is free again", PATIENCE, () -> isFree(transactions));

            Health.OfTransaction stranger = Await.until(
                    "the stranger's transaction alone is told",
                    PATIENCE,
                    () -> optimizer.health().transactions().size() == 1
                            ? optimizer.health().transactions().get(0)
                            : null);
            assertThat(stranger.topic()).isEqualTo(DECISIONS.topic());
            assertThat(stranger.transactionalId()).isNull();
            assertThat(stranger.verdict())
                    .contains("it may be another application's")
                    .contains("kafka-transactions.sh abort --topic temper.decisions --partition 0 --start-offset 0");
            assertThat(transactions.partitions(DECISIONS.topic(), PARTITIONS)).containsExactly(DECISIONS);
            assertThat(optimizer.health().live()).isTrue();
        }
    }

    @Test
    void anEventThatIsNeverDoneIsToldWithItsExperiment() throws Exception {
        try (EmbeddedStack stack = stack(0);
                OptimizerApp optimizer = new OptimizerApp(config(
                        stack,
                        Map.of(
                                "roles", "intake,engine",
                                "serde.class", StallingSerde.class.getName(),
                                "kafka.max.poll.interval.ms", "2000")))) {
            optimizer.start();
            optimizer.awaitReady(PATIENCE);
            new Curves(directory, stack.endpoints(), StallingSerde.STALLED).create(30);
            Health sick = Await.until(
                    "health says that it stands still",
                    PATIENCE,
                    () -> optimizer.health().live() ? null : optimizer.health());
            assertThat(sick.failure()).isNull();
            assertThat(sick.troubles())
                    .singleElement()
                    .asString()
                    .contains("The engine has had an event of the experiment \"stalled\" in hand for");
            assertThat(sick.roles().get(1).held()).isNotNull();

            StallingSerde.LET_GO.countDown();
            Await.until(
                    "health is well again", PATIENCE, () -> optimizer.health().ready());
        }
    }

    private static boolean isFree(LeftOpen transactions) {
        try {
            return transactions.partitions(CHANGELOG.topic(), PARTITIONS).isEmpty();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private EmbeddedStack stack(int port) {
        return EmbeddedStack.start(directory.resolve("data"), port, 0, PARTITIONS);
    }

    private OptimizerConfig config(EmbeddedStack stack, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("bootstrap.servers", stack.endpoints().bootstrap());
        settings.put("schema.registry.url", stack.endpoints().registry());
        settings.put("state.dir", directory.resolve("optimizer").toString());
        settings.put("partitions", Integer.toString(PARTITIONS));
        return OptimizerConfig.of(settings);
    }
}
