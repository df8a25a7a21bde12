package dev.temper.deploy.container;

import com.github.dockerjava.api.DockerClient;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.Ports;
import dev.temper.deploy.it.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;

/** A broker, a registry and two optimizers that share the work, each in a container. */
final class ContainerStack implements AutoCloseable {
    private static final String REGISTRY_PATH = "/apis/ccompat/v7";
    private static final int REGISTRY_PORT = 8080;
    private static final String ENGINES = "temper-engine";
    private static final int HEALTH_PORT = 8090;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DockerClient docker = DockerClientFactory.lazyClient();
    private final Network network = Network.newNetwork();
    private final KafkaContainer broker = broker();
    private final GenericContainer<?> registry = registry();
    private final ImageFromDockerfile temper;
    private final Map<String, GenericContainer<?>> optimizers;
    private int brokerStarts = 1;

    private ContainerStack(ImageFromDockerfile temper) {
        this.temper = temper;
        optimizers = Map.of("one", optimizer("one"), "two", optimizer("two"));
    }

    /** Returns when all work. */
    static ContainerStack start(Path directory) throws IOException, InterruptedException {
        ContainerStack stack = new ContainerStack(OptimizerImage.in(directory));
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
        return new GenericContainer<>(temper)
                .dependsOn(broker, registry)
                .withNetwork(network)
                .withEnv("TEMPER_HEAP", "384m")
                .withCommand(
                        "optimizer",
                        "--bootstrap=broker:19092",
                        "--registry=http://registry:" + REGISTRY_PORT + REGISTRY_PATH,
                        "--instance=" + name,
                        "--state=/var/lib/temper",
                        "-Dhttp.host=0.0.0.0")
                .withExposedPorts(HEALTH_PORT)
                .waitingFor(Wait.forHttp("/health/ready").forPort(HEALTH_PORT))
                .withStartupTimeout(PATIENCE);
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
        docker.removeImageCmd(temper.get()).withForce(true).exec();
    }
}
