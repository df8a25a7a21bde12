package dev.temper.deploy.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.deploy.embedded.EmbeddedBroker;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.TopicAdmin;
import dev.temper.schemas.topic.TopicsException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue against a real broker. */
class TopicAdminIT {
    private static final short ONE = 1;

    @TempDir
    private Path data;

    private EmbeddedBroker broker;
    private Admin admin;

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
                    .containsAllEntriesOf(state.topic().storage().configuration());
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
                .isInstanceOfSatisfying(
                        TopicsException.class,
                        e -> assertThat(e.problems())
                                .satisfiesExactlyInAnyOrder(
                                        problem -> assertThat(problem)
                                                .startsWith("temper.metrics has 1 partitions, expected 4"),
                                        problem -> assertThat(problem)
                                                .startsWith(
                                                        "temper.metrics has message.timestamp.type=CreateTime, expected LogAppendTime"),
                                        problem -> assertThat(problem)
                                                .startsWith(
                                                        "temper.views has cleanup.policy=delete, expected compact")))
                .hasMessageContaining("the topics are not as Temper needs them");
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
