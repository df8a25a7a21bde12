package dev.temper.benchmarks.takeover;

import dev.temper.deploy.client.Endpoints;
import dev.temper.stream.config.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** What the brokers know of the optimizers: who has which partitions, and how far the topics of their state go. */
final class Groups implements AutoCloseable {
    private static final List<Role> DECIDING = List.of(Role.INTAKE, Role.ENGINE);

    private static final int PATIENCE_MILLIS = 60_000;

    private final Admin admin;

    Groups(Endpoints endpoints) {
        Map<String, Object> settings = endpoints.kafka();
        settings.put("request.timeout.ms", PATIENCE_MILLIS); // of a broker that is filled as fast as it can be
        settings.put("default.api.timeout.ms", 2 * PATIENCE_MILLIS);
        admin = Admin.create(settings);
    }

    /** The partitions of each role without which there are no decisions, that an instance has at the moment. */
    Map<Role, Set<Integer>> owned(String instance) {
        Map<Role, Set<Integer>> owned = new TreeMap<>();
        for (Role role : DECIDING) {
            ConsumerGroupDescription group = describe("temper-" + role.label());
            owned.put(
                    role,
                    group.members().stream()
                            .filter(member -> member.groupInstanceId()
                                    .filter(id -> id.startsWith(instance + "-"))
                                    .isPresent())
                            .flatMap(member -> member.assignment().topicPartitions().stream())
                            .map(TopicPartition::partition)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return owned;
    }

    /** Records of the topics that keep the optimizers' state, as their offsets count them. */
    long stateRecords() {
        return ends(topics().stream()
                .filter(topic -> topic.startsWith("temper-") && topic.endsWith("-changelog"))
                .toList());
    }

    /** Records of a topic, as its offsets count them. */
    long records(String topic) {
        return ends(List.of(topic));
    }

    private long ends(Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> latest = get(
                        admin.describeTopics(topics).allTopicNames())
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return get(admin.listOffsets(latest).all()).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private Set<String> topics() {
        return get(admin.listTopics().names());
    }

    private ConsumerGroupDescription describe(String group) {
        return get(admin.describeConsumerGroups(List.of(group)).all())
                .values()
                .iterator()
                .next();
    }

    private static <T> T get(org.apache.kafka.common.KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not say: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
