package dev.temper.stream.rebuild;

import dev.temper.schemas.topic.BrokerAnswer;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.engine.EngineTopology;
import dev.temper.stream.intake.IntakeMemory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps a role from going on without its state: its group says how far it read, and what it knew of that is gone. Kafka
 * Streams would make an empty changelog and read on, and every later event would be decided wrongly.
 */
public final class StateGuard {
    private static final String REMEDY =
            ". Deciding would go on without what is known, so nothing is started. Stop every"
                    + " optimizer and run `temper rebuild`: it makes the state anew from the journal (docs/recovery.md)";

    private final Admin admin;
    private final OptimizerConfig config;

    /** Asks through this client, which stays the caller's to close. */
    public StateGuard(Admin admin, OptimizerConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /**
     * Checks the state of all roles of this process.
     *
     * @throws LostStateException when one has read what it no longer knows, or something was left in its middle that must be finished
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer or refuses
     */
    public void check() {
        Set<String> topics = BrokerAnswer.of(admin.listTopics().names());
        for (Undertaking undertaking : Undertaking.values()) {
            if (topics.contains(undertaking.topic(config))) {
                throw new LostStateException(undertaking.isUnderWay(config));
            }
        }
        config.roles().forEach(role -> check(role, topics));
    }

    private void check(Role role, Set<String> topics) {
        Map<TopicPartition, OffsetAndMetadata> read = BrokerAnswer.of(
                admin.listConsumerGroupOffsets(config.applicationId(role)).partitionsToOffsetAndMetadata());
        if (read.values().stream().noneMatch(offset -> offset != null && offset.offset() > 0)) {
            return;
        }
        List<String> changelogs = StateTopics.changelogs(config, role, topics);
        String missing = changelogs.isEmpty() ? config.applicationId(role) + "-*-changelog" : null;
        String known = StateTopics.changelog(config, Role.INTAKE, IntakeMemory.EXPERIMENTS);
        if (role == Role.INTAKE && !topics.contains(known)) {
            missing = known;
        }
        if (missing != null) {
            throw new LostStateException("The state of the role " + role.label() + " is gone: the group "
                    + config.applicationId(role) + " has read "
                    + read.keySet().stream()
                            .map(TopicPartition::topic)
                            .sorted()
                            .findFirst()
                            .orElse("topics")
                    + ", and the topic " + missing + " does not exist" + REMEDY);
        }
        if (role == Role.ENGINE) {
            checkRows(read);
        }
    }

    /** A changelog that somebody made anew is there, and empty. Whoever took a decision has written a row with it. */
    private void checkRows(Map<TopicPartition, OffsetAndMetadata> read) {
        String changelog = StateTopics.changelog(config, Role.ENGINE, EngineTopology.STORE);
        Map<Integer, Long> rows = ends(changelog);
        Map<Integer, Long> decisions = ends(Topic.DECISIONS.topicName());
        read.forEach((partition, offset) -> {
            int number = partition.partition();
            if (offset != null
                    && offset.offset() > 0
                    && rows.getOrDefault(number, 0L) == 0
                    && decisions.getOrDefault(number, 0L) > 0) {
                throw new LostStateException(
                        "The state of the role engine is gone: its group has read " + partition + " up to offset "
                                + offset.offset() + ", and " + changelog + "-" + number + " is empty" + REMEDY);
            }
        });
    }

    private Map<Integer, Long> ends(String topic) {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, config.partitions())
                .mapToObj(number -> new TopicPartition(topic, number))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return BrokerAnswer.of(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().partition(),
                        end -> Objects.requireNonNull(end.getValue()).offset()));
    }
}
