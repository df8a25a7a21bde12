package dev.temper.stream.rebuild;

import dev.temper.schemas.topic.BrokerAnswer;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The consumer groups of the roles: who is in them, and how far they read. */
public final class Groups {
    /** A little more than the session of a member. */
    private static final Duration SESSION = Duration.ofSeconds(12);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Admin admin;
    private final OptimizerConfig config;

    /** Asks through this client, which stays the caller's to close. */
    public Groups(Admin admin, OptimizerConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /**
     * Makes sure that no optimizer runs. One that ended is in its group until its session is over, so this waits for that.
     *
     * @throws LostStateException naming those that do
     */
    public void requireNobody() {
        long deadline = System.nanoTime() + SESSION.toNanos();
        List<String> members = members();
        while (!members.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            members = members();
        }
        if (!members.isEmpty()) {
            throw new LostStateException(
                    "An optimizer runs: " + String.join(", ", members) + ". Stop all of them first, and the API too");
        }
    }

    private List<String> members() {
        List<String> members = new ArrayList<>();
        for (Role role : Role.values()) {
            members(role)
                    .forEach(member -> members.add(role.label() + " "
                            + member.groupInstanceId().orElse(member.consumerId()) + " at " + member.host()));
        }
        return members;
    }

    private Collection<MemberDescription> members(Role role) {
        String group = config.applicationId(role);
        try {
            return Objects.requireNonNull(BrokerAnswer.of(
                                    admin.describeConsumerGroups(List.of(group)).all())
                            .get(group))
                    .members();
        } catch (GroupIdNotFoundException neverRan) {
            return List.of();
        }
    }

    /** How far a role read; partitions that it never committed are left out. */
    public Map<TopicPartition, Long> committed(Role role) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        BrokerAnswer.of(admin.listConsumerGroupOffsets(config.applicationId(role))
                        .partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
        return offsets;
    }

    /** Has a role read on from these offsets; nobody of it may run. */
    void reset(Role role, Map<TopicPartition, Long> offsets) {
        if (!offsets.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> wanted = new HashMap<>();
            offsets.forEach((partition, offset) -> wanted.put(partition, new OffsetAndMetadata(offset)));
            BrokerAnswer.of(admin.alterConsumerGroupOffsets(config.applicationId(role), wanted)
                    .all());
        }
    }

    /** Has a role read what it ever read from its beginning again. */
    void rewind(Role role, Set<String> topics) {
        List<TopicPartition> read = committed(role).keySet().stream()
                .filter(partition -> topics.contains(partition.topic()))
                .toList();
        reset(role, offsets(read, OffsetSpec.earliest()));
    }

    /** Where the partitions of a topic begin. */
    public Map<TopicPartition, Long> begins(Topic topic) {
        return offsets(partitions(topic), OffsetSpec.earliest());
    }

    /** Where the partitions of a topic end now. */
    public Map<TopicPartition, Long> ends(Topic topic) {
        return offsets(partitions(topic), OffsetSpec.latest());
    }

    private List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, config.partitions())
                .mapToObj(number -> new TopicPartition(topic.topicName(), number))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        BrokerAnswer.of(admin.listOffsets(
                                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec)))
                        .all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }
}
