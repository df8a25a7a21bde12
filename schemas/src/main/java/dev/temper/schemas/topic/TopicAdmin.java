package dev.temper.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the catalogue's topics where they are missing and checks those that exist. Changes no existing topic. */
public final class TopicAdmin {
    /** Replication factor that leaves the choice to the broker's {@code default.replication.factor}. */
    public static final short BROKER_DEFAULT_REPLICATION = -1;

    private static final Logger LOG = LoggerFactory.getLogger(TopicAdmin.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Admin admin;

    /** Works through this client, which stays the caller's to close. */
    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates what is missing, then checks all.
     *
     * @param partitions of every topic, 1 or more
     * @param replication replication factor of new topics, or {@link #BROKER_DEFAULT_REPLICATION}
     * @throws TopicsException when an existing topic is not as the catalogue needs it
     * @throws KafkaException when the broker does not answer or refuses
     */
    public void ensure(int partitions, short replication) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions is " + partitions + ", must be 1 or more");
        }
        List<String> existing = names();
        List<NewTopic> missing = Arrays.stream(Topic.values())
                .filter(topic -> !existing.contains(topic.topicName()))
                .map(topic -> new NewTopic(topic.topicName(), Optional.of(partitions), Optional.of(replication))
                        .configs(topic.storage().configuration()))
                .toList();
        create(missing);
        List<String> problems = awaitAll().stream()
                .flatMap(state -> state.problems(partitions).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new TopicsException(problems);
        }
    }

    /** The catalogue's topics as the broker has them; a topic that does not exist is left out. */
    public List<TopicState> states() {
        List<String> existing = names();
        List<Topic> topics = Arrays.stream(Topic.values())
                .filter(topic -> existing.contains(topic.topicName()))
                .toList();
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(topics.stream().map(Topic::topicName).toList())
                        .allTopicNames());
        Map<ConfigResource, Config> configurations = await(
                admin.describeConfigs(topics.stream().map(TopicAdmin::resource).toList())
                        .all());
        List<TopicState> states = new ArrayList<>();
        for (Topic topic : topics) {
            TopicDescription description = Objects.requireNonNull(descriptions.get(topic.topicName()));
            Config configuration = Objects.requireNonNull(configurations.get(resource(topic)));
            states.add(new TopicState(topic, description.partitions().size(), settings(configuration)));
        }
        return states;
    }

    private static Map<String, String> settings(Config configuration) {
        return configuration.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toUnmodifiableMap(ConfigEntry::name, ConfigEntry::value));
    }

    private void create(List<NewTopic> missing) {
        admin.createTopics(missing).values().forEach((topic, creation) -> {
            try {
                await(creation);
            } catch (TopicExistsException e) {
                LOG.debug("somebody else created it first; the check that follows sees what they made", e);
            } catch (TopicAuthorizationException e) {
                throw new TopicAuthorizationException(e.getMessage(), Set.of(topic));
            }
        });
    }

    /** A new topic is committed before every broker tells of it; Kafka Streams dies on a topic that it cannot see. */
    private List<TopicState> awaitAll() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<TopicState> states = visible();
            if (states.size() == Topic.values().length) {
                return states;
            }
            if (System.nanoTime() > deadline) {
                throw new KafkaException("created topics are not visible after " + PATIENCE.toSeconds() + " s; found "
                        + states.stream()
                                .map(state -> state.topic().topicName())
                                .collect(Collectors.joining(", ")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private List<TopicState> visible() {
        try {
            return states();
        } catch (UnknownTopicOrPartitionException anotherBrokerDoesNotTellYet) {
            return List.of();
        }
    }

    private List<String> names() {
        return List.copyOf(await(admin.listTopics().names()));
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "the broker did not answer within " + PATIENCE.toSeconds() + " s: is it up?", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException("cannot create or check topics: " + e.getMessage(), e);
        }
    }
}
