package dev.temper.stream.rebuild;

import dev.temper.schemas.topic.BrokerAnswer;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.PartitionReader;
import dev.temper.stream.config.Role;
import dev.temper.stream.intake.IntakeMemory;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** What intake has read and not journalled yet: the reports of experiments that were slowed when it ended. */
final class IntakeWaiting {
    private final Admin admin;
    private final OptimizerConfig config;

    IntakeWaiting(Admin admin, OptimizerConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /** How many records wait, in the partitions of its changelog in which any does. */
    Map<TopicPartition, Integer> records() {
        String changelog = StateTopics.changelog(config, Role.INTAKE, IntakeMemory.WAITING);
        Map<TopicPartition, Integer> waiting = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        if (!BrokerAnswer.of(admin.listTopics().names()).contains(changelog)) {
            return waiting;
        }
        try (PartitionReader reader = new PartitionReader(config)) {
            for (int number = 0; number < config.partitions(); number++) {
                TopicPartition partition = new TopicPartition(changelog, number);
                int left = left(reader, partition);
                if (left > 0) {
                    waiting.put(partition, left);
                }
            }
        }
        return waiting;
    }

    /** The keys whose last record is no tombstone. */
    private static int left(PartitionReader reader, TopicPartition partition) {
        Set<ByteBuffer> keys = new HashSet<>();
        reader.read(partition, (record, end) -> {
            ByteBuffer key = ByteBuffer.wrap(record.key());
            if (record.value() == null) {
                keys.remove(key);
            } else {
                keys.add(key);
            }
        });
        return keys.size();
    }
}
