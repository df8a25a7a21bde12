package dev.temper.stream.engine;

import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.PartitionReader;
import dev.temper.stream.config.RecordSerde;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the decisions on each experiment are on record: the highest number that a partition of {@code temper.decisions}
 * holds of it, committed. They are numbered without gaps, so it holds all up to that one.
 */
@FunctionalInterface
public interface DecisionsOnRecord {
    /** Nobody decided anything yet. */
    DecisionsOnRecord NONE = partition -> Map.of();

    /** The highest number by experiment, as the partition stands now; experiments without a decision are left out. */
    Map<String, Long> highest(int partition);

    /** Reads the partition from its beginning, belonging to no group. */
    static DecisionsOnRecord of(OptimizerConfig config) {
        return partition -> read(config, new TopicPartition(Topic.DECISIONS.topicName(), partition));
    }

    private static Map<String, Long> read(OptimizerConfig config, TopicPartition partition) {
        Map<String, Long> highest = new HashMap<>();
        try (PartitionReader reader = new PartitionReader(config);
                RecordBytes bytes = new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE)) {
            reader.read(partition, (record, end) -> {
                DecisionHeader header = header(bytes, record);
                if (header != null) {
                    highest.merge(header.getExperiment(), header.getNumber(), Math::max);
                }
            });
        }
        return highest;
    }

    /** Null for what is no decision of the experiment in its key. */
    private static @Nullable DecisionHeader header(RecordBytes bytes, ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return null;
        }
        try {
            SpecificRecord decision = bytes.decode(record.topic(), record.value());
            return decision.get(0) instanceof DecisionHeader header
                            && header.getExperiment().equals(new String(record.key(), StandardCharsets.UTF_8))
                    ? header
                    : null;
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            return null;
        }
    }
}
