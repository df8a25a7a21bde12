package dev.temper.deploy.embedded;

import dev.temper.console.registry.RegistryRules;
import dev.temper.console.registry.RegistryServer;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.schemas.topic.TopicAdmin;
import dev.temper.schemas.topic.TopicsException;
import java.nio.file.Path;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker, a registry and Temper's topics: all that the optimizer and the agents need, in this JVM. */
public final class EmbeddedStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);

    private final EmbeddedBroker broker;
    private final RegistryServer registry;

    private EmbeddedStack(EmbeddedBroker broker, RegistryServer registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /**
     * Starts everything; it can be used when this returns.
     *
     * @param data directory that keeps everything; made when missing
     * @param port of the broker, 0 for any
     * @param registryPort of the registry, 0 for any
     * @param partitions of Temper's topics
     * @throws Failure when something is not to be had; what was started is closed again
     */
    public static EmbeddedStack start(Path data, int port, int registryPort, int partitions) {
        return start(data, port, registryPort, partitions, RegistryRules.STRICT);
    }

    /** The same with a registry that takes what these rules allow. */
    public static EmbeddedStack start(Path data, int port, int registryPort, int partitions, RegistryRules rules) {
        EmbeddedBroker broker = EmbeddedBroker.start(data, port);
        try {
            Endpoints here = new Endpoints(broker.bootstrap(), "");
            EmbeddedStack stack = new EmbeddedStack(broker, EmbeddedRegistry.start(here, registryPort, rules));
            ensureTopics(stack.endpoints(), partitions);
            return stack;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** Makes Temper's topics where they are missing, and mends their settings: nobody else has a say in this broker. */
    public static void ensureTopics(Endpoints endpoints, int partitions) {
        try (Admin admin = Admin.create(endpoints.kafka())) {
            TopicAdmin topics = new TopicAdmin(admin);
            topics.mend().forEach(LOG::warn);
            topics.ensure(partitions, TopicAdmin.BROKER_DEFAULT_REPLICATION);
        } catch (TopicsException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where it is reached. */
    public Endpoints endpoints() {
        return new Endpoints(broker.bootstrap(), registry.url());
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
