package dev.temper.stream.app;

import dev.temper.schemas.topic.MissingRight;
import dev.temper.schemas.topic.TopicAdmin;
import dev.temper.schemas.topic.TopicsException;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.rebuild.StateGuard;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the optimizer start only when the brokers answer, the topics are as the catalogue says, and no state is lost. */
final class TopicGate {
    private static final Logger LOG = LoggerFactory.getLogger(TopicGate.class);
    private static final int ATTEMPT_MILLIS = 5_000;
    private final OptimizerConfig config;

    TopicGate(OptimizerConfig config) {
        this.config = config;
    }

    /**
     * Waits for the brokers, saying every few seconds that it does, then checks the topics and the state.
     *
     * @throws TopicsException when topics are missing that may not be made, or are not as they must be
     * @throws dev.temper.stream.rebuild.LostStateException when state is missing that the roles need
     * @throws StartException when no broker answered within the configured time, or it does not permit the check
     * @throws InterruptedException when the wait was given up
     */
    void await() throws InterruptedException {
        long start = System.nanoTime();
        try (Admin admin = Admin.create(settings())) {
            while (true) {
                try {
                    check(new TopicAdmin(admin));
                    new StateGuard(admin, config).check();
                    return;
                } catch (AuthorizationException e) {
                    throw new StartException(
                            "the broker does not permit it: missing is "
                                    + MissingRight.of(e, "CREATE, DESCRIBE or DESCRIBE_CONFIGS"),
                            e);
                } catch (RetriableException e) {
                    complain(Duration.ofNanos(System.nanoTime() - start), e);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped while waiting for the brokers");
                }
            }
        }
    }

    private void complain(Duration waited, RetriableException cause) {
        Duration limit = config.brokerTimeout();
        if (!limit.isZero() && waited.compareTo(limit) >= 0) {
            throw new StartException(
                    "No broker answered at bootstrap.servers = " + config.bootstrapServers() + " within "
                            + limit.toSeconds()
                            + " s (broker.timeout.seconds): check that Kafka runs and can be reached",
                    cause);
        }
        LOG.warn(
                "No broker answers at bootstrap.servers = {} for {} s: still trying ({})",
                config.bootstrapServers(),
                waited.toSeconds(),
                cause.getMessage());
    }

    private void check(TopicAdmin topics) {
        if (config.createTopics()) {
            topics.ensure(config.partitions(), config.replicationFactor());
        } else {
            topics.check(config.partitions(), config.replicationFactor());
        }
    }

    /** Settings of an administrator's client that gives up soon. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ATTEMPT_MILLIS);
        settings.putAll(config.clientSettings());
        return settings;
    }
}
