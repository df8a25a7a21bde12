package dev.temper.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the catalogue's topics where they are missing, checks those that exist, and mends their settings. */
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
     * Creates what is missing, then checks all; changes no existing topic.
     *
     * @param partitions of every topic, 1 or more
     * @param replication replication factor of new topics, and the least of existing ones; or
     *     {@link #BROKER_DEFAULT_REPLICATION}
     * @throws TopicsException when an existing topic is not as the catalogue needs it
     * @throws KafkaException when the broker does not answer or refuses
     */
    public void ensure(int partitions, short replication) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions is " + partitions + ", must be 1 or more");
        }
        List<String> existing = names();
        List<Topic> missing = Arrays.stream(Topic.values())
                .filter(topic -> !existing.contains(topic.topicName()))
                .toList();
        if (!missing.isEmpty()) {
            create(missing, partitions, replication);
        }
        List<TopicState> all = awaitStates("every created topic", states -> states.size() == Topic.values().length);
        judge(all, partitions, replication);
    }

    /**
     * Checks all, and changes nothing.
     *
     * @param partitions of every topic
     * @param replication replicas at the least, or {@link #BROKER_DEFAULT_REPLICATION} for any number
     * @throws TopicsException when a topic is missing, or is not as the catalogue needs it
     * @throws KafkaException when the broker does not answer or refuses
     */
    public void check(int partitions, short replication) {
        judge(states(), partitions, replication);
    }

    private void judge(List<TopicState> states, int partitions, short replication) {
        List<String> problems = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (states.stream().noneMatch(state -> state.topic() == topic)) {
                problems.add(topic.topicName() + " does not exist: make it with `temper topics --create`");
            }
        }
        states.forEach(state -> problems.addAll(state.problems(partitions, replication)));
        if (!problems.isEmpty()) {
            throw new TopicsException(problems, remedies(states));
        }
    }

    /** Kafka's command for each topic whose settings are wrong. */
    private List<String> remedies(List<TopicState> states) {
        List<TopicState> wrong =
                states.stream().filter(state -> !state.remedy().isEmpty()).toList();
        if (wrong.isEmpty()) {
            return List.of();
        }
        Node broker = await(admin.describeCluster().nodes()).iterator().next();
        return wrong.stream()
                .map(state -> "kafka-configs.sh --bootstrap-server %s:%d --alter --entity-type topics --entity-name %s"
                                .formatted(
                                        broker.host(),
                                        broker.port(),
                                        state.topic().topicName())
                        + " --add-config "
                        + state.remedy().entrySet().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(",")))
                .toList();
    }

    /**
     * Mends the settings of every topic that exists, and writes out those that were right by the broker's default only.
     *
     * @return the settings that were wrong and what they are now, a sentence a topic; empty when none was
     * @throws KafkaException when the broker does not answer or refuses
     */
    public List<String> mend() {
        List<TopicState> states = states();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        states.forEach(state -> changes.put(
                resource(state.topic()),
                state.writtenOut().entrySet().stream()
                        .map(setting -> new AlterConfigOp(
                                new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                        .toList()));
        await(admin.incrementalAlterConfigs(changes).all());
        awaitStates(
                "the settings' change",
                now -> now.size() == states.size()
                        && now.stream().allMatch(state -> state.remedy().isEmpty()));
        return states.stream()
                .filter(state -> !state.remedy().isEmpty())
                .map(state -> state.topic().topicName() + ": set "
                        + state.remedy().entrySet().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")))
                .toList();
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
            List<TopicPartitionInfo> partitions =
                    Objects.requireNonNull(descriptions.get(topic.topicName())).partitions();
            int replicas = partitions.stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(0);
            Config configuration = Objects.requireNonNull(configurations.get(resource(topic)));
            states.add(new TopicState(topic, partitions.size(), replicas, settings(configuration)));
        }
        return states;
    }

    private static Map<String, String> settings(Config configuration) {
        return configuration.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toUnmodifiableMap(ConfigEntry::name, ConfigEntry::value));
    }

    private void create(List<Topic> missing, int partitions, short replication) {
        int replicas = replication > 0 ? replication : brokersChoice(missing, partitions);
        List<NewTopic> topics = missing.stream()
                .map(topic -> new NewTopic(topic.topicName(), partitions, (short) replicas)
                        .configs(topic.storage().configuration(replicas)))
                .toList();
        admin.createTopics(topics).values().forEach((topic, creation) -> {
            try {
                await(creation);
            } catch (TopicExistsException e) {
                LOG.debug("somebody else created it first; the check that follows sees what they made", e);
            } catch (TopicAuthorizationException e) {
                throw new TopicAuthorizationException(e.getMessage(), Set.of(topic));
            }
        });
    }

    /** How many replicas a new topic would get when nobody says: min.insync.replicas must fit them. */
    private int brokersChoice(List<Topic> missing, int partitions) {
        CreateTopicsOptions onlyAsk = new CreateTopicsOptions().validateOnly(true);
        for (Topic topic : missing) {
            NewTopic trial = new NewTopic(topic.topicName(), Optional.of(partitions), Optional.empty());
            try {
                return await(admin.createTopics(List.of(trial), onlyAsk).replicationFactor(topic.topicName()));
            } catch (TopicExistsException e) {
                LOG.debug("somebody else created it meanwhile", e);
            }
        }
        return 1; // Somebody else made them all: none is made here.
    }

    /**
     * Reads the topics until they are so: a change is committed before every broker tells of it, and Kafka Streams dies
     * on a topic that it cannot see.
     */
    private List<TopicState> awaitStates(String change, Predicate<List<TopicState>> made) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<TopicState> states = visible();
        while (!made.test(states)) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("%s is not visible after %d s; found %s"
                        .formatted(
                                change,
                                PATIENCE.toSeconds(),
                                states.stream()
                                        .map(state -> state.topic().topicName() + state.remedy())
                                        .collect(Collectors.joining(", "))));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            states = visible();
        }
        return states;
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
