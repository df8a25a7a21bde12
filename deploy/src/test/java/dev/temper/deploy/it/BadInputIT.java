package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.deploy.Failure;
import dev.temper.deploy.cli.Temper;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.client.TopicReader;
import dev.temper.deploy.embedded.EmbeddedBroker;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.deploy.embedded.Ports;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.app.OptimizerApp;
import dev.temper.stream.config.OptimizerConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What users and other producers get wrong: each is told, nothing is lost, nothing hangs. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BadInputIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void anOptimizerThatStartsBeforeItsBrokerWaitsForIt() throws Exception {
        int port = Ports.free(0, "--port");
        int registryPort = Ports.anotherThan(port);
        Endpoints later = new Endpoints("127.0.0.1:" + port, "http://127.0.0.1:" + registryPort);
        OptimizerApp optimizer = new OptimizerApp(config(later));
        optimizer.start();
        assertThat(optimizer.health().ready()).isFalse();
        try (EmbeddedStack stack = EmbeddedStack.start(directory.resolve("data"), port, registryPort, 2);
                optimizer) {
            optimizer.awaitReady(PATIENCE);
            assertThat(stack.endpoints()).isEqualTo(later);
        }
    }

    @Test
    void aTopicWithTheWrongNumberOfPartitionsIsNamed() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("data"), EmbeddedBroker.ANY_PORT);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("temper.metrics", 3, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> EmbeddedStack.ensureTopics(new Endpoints(broker.bootstrap(), "mock://x"), 4))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("temper.metrics has 3 partitions, expected 4");
        }
    }

    @Test
    void malformedAndStaleReportsAreAnsweredAndTheExperimentGoesOn() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(directory.resolve("data"), 0, 0, 2);
                OptimizerApp optimizer = new OptimizerApp(config(stack.endpoints()))) {
            optimizer.start();
            optimizer.awaitReady(PATIENCE);
            Curves curves = new Curves(directory, stack.endpoints(), "pestered");
            curves.create(30);
            Command agent = new Command(
                    List.of("agent", "-f", curves.agentFile("agent", 400).toString()));
            try {
                curves.await("begun", view -> view.getTrials() >= 2);
                sendGarbage(stack.endpoints(), Topic.METRICS);
                sendStale(stack.endpoints(), curves.id());

                DeadLetter letter =
                        (DeadLetter) awaitRecord(stack.endpoints(), Topic.DEAD_LETTERS, null, DeadLetter.class);
                assertThat(letter.getTopic()).isEqualTo("temper.metrics");
                assertThat(letter.getReason()).isEqualTo("MALFORMED");
                assertThat(StandardCharsets.UTF_8.decode(letter.getValue()).toString())
                        .isEqualTo("no Avro at all");
                RejectDecision reject = (RejectDecision)
                        awaitRecord(stack.endpoints(), Topic.DECISIONS, curves.id(), RejectDecision.class);
                assertThat(reject.getReason()).isEqualTo(RejectReason.STALE_LEASE);

                curves.awaitComplete();
                curves.checkLaws();
            } finally {
                agent.end();
            }
            whatCannotBeReadHidesNothing(stack.endpoints(), curves.id());
        }
    }

    private static void whatCannotBeReadHidesNothing(Endpoints endpoints, String experiment) throws Exception {
        for (Topic topic : List.of(Topic.VIEWS, Topic.DEAD_LETTERS)) {
            sendGarbage(endpoints, topic);
        }
        assertThat(Experiments.all(endpoints)).hasSize(1);
        StringWriter printed = new StringWriter();
        CommandLine line = Temper.commandLine().setOut(new PrintWriter(printed, true));
        assertThat(line.execute(
                        "dead-letters",
                        experiment,
                        "--topic",
                        "metrics",
                        "--bootstrap",
                        endpoints.bootstrap(),
                        "--registry",
                        endpoints.registry()))
                .isZero();
        assertThat(printed.toString()).containsPattern("MALFORMED +1 ").contains("temper.metrics 1");
    }

    /** Rows without a header: what a broken disk, or somebody's tool, may leave. */
    @Test
    void aModelWhoseStateIsSpoiltStopsNobodyElse() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(directory.resolve("data"), 0, 0, 2)) {
            Curves curves = new Curves(directory, stack.endpoints(), "spoilt");
            spoilModel(stack.endpoints(), curves.id());
            try (OptimizerApp optimizer = new OptimizerApp(config(stack.endpoints()))) {
                optimizer.start();
                optimizer.awaitReady(PATIENCE);
                curves.create(30);
                Command agent = new Command(
                        List.of("agent", "-f", curves.agentFile("agent", 20).toString()));
                try {
                    curves.awaitComplete();
                    curves.checkLaws();
                } finally {
                    agent.end();
                }
                assertThat(optimizer.health().live()).isTrue();
                assertThat(optimizer.health().roles())
                        .filteredOn(role -> role.role().equals("model"))
                        .singleElement()
                        .satisfies(role -> assertThat(role.state()).isNotEqualTo("RUNNING"));
            }
        }
    }

    private static void spoilModel(Endpoints endpoints, String experiment) throws Exception {
        String changelog = "temper-model-model-experiments-changelog";
        try (Admin admin = Admin.create(endpoints.kafka());
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(endpoints.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(
                            List.of(new NewTopic(changelog, 2, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            byte[] observation = (experiment + "\0o").getBytes(StandardCharsets.UTF_8);
            for (int partition = 0; partition < 2; partition++) {
                producer.send(new ProducerRecord<>(changelog, partition, observation, new byte[] {1}))
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aTrainingCommandThatDoesNotExistIsNamedBeforeAnythingStarts() {
        Curves curves = new Curves(directory, new Endpoints("127.0.0.1:1", "http://127.0.0.1:1"), "missing");
        Command agent = new Command(List.of(
                "agent", "-f", curves.agentFile("agent", "[no-such-trainer]").toString()));
        Await.until("the agent ends", PATIENCE, () -> !agent.alive());
        assertThat(String.join("\n", agent.lines())).contains("command").contains("no-such-trainer");
    }

    @Test
    void aTrainingCommandThatPrintsNothingFailsWithAReason() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(directory.resolve("data"), 0, 0, 2);
                OptimizerApp optimizer = new OptimizerApp(config(stack.endpoints()))) {
            optimizer.start();
            optimizer.awaitReady(PATIENCE);
            Curves curves = new Curves(directory, stack.endpoints(), "silent");
            curves.create(30);
            Command agent = new Command(
                    List.of("agent", "-f", curves.agentFile("agent", "['true']").toString()));
            try {
                assertThat(curves.awaitComplete().getFailed()).isEqualTo(Curves.TRIALS);
            } finally {
                agent.end();
            }
            StringWriter said = new StringWriter();
            CommandLine best = Temper.commandLine().setErr(new PrintWriter(said, true));
            assertThat(best.execute(
                            "best",
                            "silent",
                            "--bootstrap",
                            stack.endpoints().bootstrap(),
                            "--registry",
                            stack.endpoints().registry()))
                    .isEqualTo(1);
            assertThat(said.toString())
                    .contains("'silent' has no best trial: all " + Curves.TRIALS + " trials failed")
                    .contains("failed runs in " + Curves.TRIALS
                            + " trials: reported no metric; expected lines on standard output such as ");
        }
    }

    private OptimizerConfig config(Endpoints endpoints) {
        return OptimizerConfig.of(Map.of(
                "bootstrap.servers", endpoints.bootstrap(),
                "schema.registry.url", endpoints.registry(),
                "state.dir", directory.resolve("optimizer").toString(),
                "partitions", "2"));
    }

    private static void sendGarbage(Endpoints endpoints, Topic topic) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(endpoints.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            byte[] garbage = "no Avro at all".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic.topicName(), "pestered", garbage))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void sendStale(Endpoints endpoints, String experiment) {
        try (EventPublisher publisher = new EventPublisher(endpoints)) {
            publisher.publish(
                    Topic.METRICS,
                    experiment,
                    header -> new MetricReported(
                            header, 1, 999_999L, 1, List.of(new MetricValue("accuracy", 1.0, null)), null));
        }
    }

    private static Object awaitRecord(Endpoints endpoints, Topic topic, String experiment, Class<?> type) {
        try (TopicReader reader = new TopicReader(endpoints, topic, experiment)) {
            return Await.until(
                    "a " + type.getSimpleName() + " in " + topic.topicName(),
                    PATIENCE,
                    () -> reader.poll(Duration.ofMillis(50)).stream()
                            .map(record -> (Object) record.value())
                            .filter(type::isInstance)
                            .findFirst()
                            .orElse(null));
        }
    }
}
