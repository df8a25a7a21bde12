package dev.temper.stream.rebuild;

import dev.temper.schemas.topic.BrokerAnswer;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.intake.IntakeMemory;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What intake has read and not journalled yet: the reports of experiments that were slowed when it ended. */
final class IntakeWaiting {
    private static final Duration POLL = Duration.ofMillis(200);

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
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            for (int number = 0; number < config.partitions(); number++) {
                TopicPartition partition = new TopicPartition(changelog, number);
                int left = left(consumer, partition);
                if (left > 0) {
                    waiting.put(partition, left);
                }
            }
        }
        return waiting;
    }

    /** The keys whose last record is no tombstone. */
    private static int left(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
        Set<String> keys = new HashSet<>();
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.value() == null) {
                    keys.remove(record.key());
                } else {
                    keys.add(record.key());
                }
            }
        }
        return keys.size();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(config.clientSettings());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
