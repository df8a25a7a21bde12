package dev.temper.deploy.container;

import com.github.dockerjava.api.DockerClient;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.Ports;
import dev.temper.deploy.it.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;

/** A broker, a registry and two optimizers that share the work, each in a container; an api and an agent if asked. */
final class ContainerStack implements AutoCloseable {
    private static final String REGISTRY_PATH = "/apis/ccompat/v7";
    private static final int REGISTRY_PORT = 8080;
    private static final String ENGINES = "temper-engine";
    static final int HTTP_PORT = 8090;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DockerClient docker = DockerClientFactory.lazyClient();
    private final Network network = Network.newNetwork();
    private final KafkaContainer broker = broker();
    private final GenericContainer<?> registry = registry();
    private final TemperImages images;
    private final Map<String, GenericContainer<?>> optimizers;
    private int brokerStarts = 1;

    private ContainerStack(TemperImages images) {
        this.images = images;
        optimizers = Map.of("one", optimizer("one"), "two", optimizer("two"));
    }

    /** Returns when all work. */
    static ContainerStack start() throws IOException, InterruptedException {
        ContainerStack stack = new ContainerStack(TemperImages.build());
        try {
            Startables.deepStart(stack.optimizers.values()).join();
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        return stack;
    }

    private KafkaContainer broker() {
        KafkaContainer kafka = new KafkaContainer(Images.KAFKA.get().asCompatibleSubstituteFor("apache/kafka"))
                .withNetwork(network)
                .withListener("broker:19092")
                .withEnv("KAFKA_HEAP_OPTS", "-Xmx384m")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
                .withStartupTimeout(PATIENCE);
        // A port that it keeps when it starts again, for the broker tells clients where it is.
        kafka.setPortBindings(List.of(Ports.free(Ports.ANY, "--port") + ":9092"));
        return kafka;
    }

    private GenericContainer<?> registry() {
        return new GenericContainer<>(Images.REGISTRY.get())
                .withNetwork(network)
                .withNetworkAliases("registry")
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp(REGISTRY_PATH + "/subjects").forPort(REGISTRY_PORT))
                .withStartupTimeout(PATIENCE);
    }

    private GenericContainer<?> optimizer(String name) {
        return temper(images.optimizer())
                .dependsOn(broker, registry)
                .withCommand("optimizer", "--instance=" + name, "--state=/var/lib/temper", "-Dhttp.host=0.0.0.0")
                .withExposedPorts(HTTP_PORT)
                .waitingFor(Wait.forHttp("/health/ready").forPort(HTTP_PORT));
    }

    /** One that serves the API to everybody; not started. */
    GenericContainer<?> api() {
        return temper(images.optimizer())
                .withCommand(
                        "optimizer",
                        "--roles=api",
                        "--instance=api",
                        "--state=/var/lib/temper",
                        "-Dhttp.host=0.0.0.0",
                        "-Dhttp.allow.open=true",
                        "-Dhttp.allow.plain=true")
                .withExposedPorts(HTTP_PORT)
                .waitingFor(Wait.forHttp("/health/ready").forPort(HTTP_PORT));
    }

    /** One that runs what its file says; not started. */
    GenericContainer<?> agent(String file) {
        // Docker copies nothing into a container whose root file system cannot be written.
        String start = "printf %s \"$AGENT_FILE\" >agent.yaml && exec temper agent -f agent.yaml";
        return temper(images.agent())
                .withEnv("AGENT_FILE", file)
                .withCreateContainerCmdModifier(command -> command.withEntrypoint("sh", "-c", start));
    }

    private GenericContainer<?> temper(String image) {
        return TemperImages.container(image)
                .withNetwork(network)
                .withEnv("TEMPER_HEAP", "384m")
                .withEnv("TEMPER_BOOTSTRAP", "broker:19092")
                .withEnv("TEMPER_REGISTRY", "http://registry:" + REGISTRY_PORT + REGISTRY_PATH)
                .withStartupTimeout(PATIENCE);
    }

    /** SIGTERM; returns the exit code, which is 137 when it had to be killed for it took more than 40 s. */
    long end(GenericContainer<?> container) {
        String id = container.getContainerId();
        docker.stopContainerCmd(id).withTimeout(40).exec();
        return Objects.requireNonNull(
                docker.inspectContainerCmd(id).exec().getState().getExitCodeLong());
    }

    /** SIGTERM to an optimizer, which then starts again; returns the exit code. */
    long endAndStartAgain(String optimizer) {
        GenericContainer<?> container = optimizers.get(optimizer);
        long code = end(container);
        docker.startContainerCmd(container.getContainerId()).exec();
        Await.until(optimizer + " works again", PATIENCE, () -> engines().containsValue(optimizer));
        return code;
    }

    /** Where this machine reaches broker and registry. */
    Endpoints endpoints() {
        return new Endpoints(
                broker.getBootstrapServers(),
                "http://%s:%d%s".formatted(registry.getHost(), registry.getMappedPort(REGISTRY_PORT), REGISTRY_PATH));
    }

    /** kill -9 on the broker; what it had written comes back with it. Returns when it works again. */
    void killBrokerAndStartItAgain() {
        String id = broker.getContainerId();
        docker.killContainerCmd(id).exec();
        Await.until("the broker is gone", PATIENCE, () -> !broker.isRunning());
        docker.startContainerCmd(id).exec();
        // The log goes on: what it says when it works, it said at the first start too.
        brokerStarts++;
        Wait.forLogMessage(".*Transitioning from RECOVERY to RUNNING.*", brokerStarts)
                .withStartupTimeout(PATIENCE)
                .waitUntilReady(broker);
    }

    /** Which optimizer's engine has which partition of the journal; those that pass from one to the other are missing. */
    Map<TopicPartition, String> engines() {
        Map<TopicPartition, String> engines = new HashMap<>();
        try (Admin admin = Admin.create(endpoints().kafka())) {
            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(ENGINES))
                    .describedGroups()
                    .get(ENGINES)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            for (MemberDescription member : group.members()) {
                String thread = member.groupInstanceId().orElseThrow();
                String name = optimizers.keySet().stream()
                        .filter(thread::startsWith)
                        .findFirst()
                        .orElseThrow();
                member.assignment().topicPartitions().forEach(partition -> engines.put(partition, name));
            }
        }
        return engines;
    }

    /** Stops an optimizer in the middle of whatever it does. */
    void pause(String optimizer) {
        docker.pauseContainerCmd(optimizers.get(optimizer).getContainerId()).exec();
    }

    /** It goes on as if no time had passed. */
    void unpause(String optimizer) {
        docker.unpauseContainerCmd(optimizers.get(optimizer).getContainerId()).exec();
    }

    @Override
    public void close() {
        optimizers.values().forEach(GenericContainer::stop);
        registry.stop();
        broker.stop();
        network.close();
    }
}
