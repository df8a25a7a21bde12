package dev.temper.stream.app;

import dev.temper.schemas.topic.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How large the journal is, by partition: the brokers are asked once a minute. Thread safe. */
final class JournalSizes {
    private static final Logger LOG = LoggerFactory.getLogger(JournalSizes.class);
    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private final Admin admin;
    private final List<TopicPartition> partitions;
    private volatile Map<TopicPartition, Long> records = Map.of();
    private volatile Map<TopicPartition, Long> bytes = Map.of();
    private long asked = System.nanoTime() - INTERVAL.toNanos();
    private boolean complained;

    /** @param partitions of the journal: each has a gauge of its records and one of its bytes */
    JournalSizes(Admin admin, int partitions, MeterRegistry registry) {
        this.admin = admin;
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(Topic.JOURNAL.topicName(), partition))
                .toList();
        for (TopicPartition partition : this.partitions) {
            Gauge.builder("temper.journal.records", this, sizes -> sizes.records.getOrDefault(partition, -1L))
                    .description("Records of the journal; -1 when not known")
                    .tag("partition", Integer.toString(partition.partition()))
                    .register(registry);
            Gauge.builder("temper.journal.size", this, sizes -> sizes.bytes.getOrDefault(partition, -1L))
                    .description("Bytes of the journal on the largest replica; -1 when not known")
                    .baseUnit("bytes")
                    .tag("partition", Integer.toString(partition.partition()))
                    .register(registry);
        }
    }

    /** Asks, if it is time to. */
    void look() throws InterruptedException {
        if (System.nanoTime() - asked < INTERVAL.toNanos()) {
            return;
        }
        asked = System.nanoTime();
        try {
            records = countedRecords();
            bytes = largestReplicas();
        } catch (ExecutionException e) {
            if (!complained) {
                complained = true;
                LOG.warn(
                        "How large the journal is cannot be asked for; all else goes on ({})",
                        String.valueOf(e.getCause()));
            }
        }
    }

    private Map<TopicPartition, Long> countedRecords() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> first = offsets(OffsetSpec.earliest());
        Map<TopicPartition, Long> counts = new HashMap<>(offsets(OffsetSpec.latest()));
        counts.replaceAll((partition, end) -> end - first.getOrDefault(partition, 0L));
        return Map.copyOf(counts);
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) throws InterruptedException, ExecutionException {
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which)))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry) ->
                                entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> largestReplicas() throws InterruptedException, ExecutionException {
        List<Integer> brokers =
                admin.describeCluster().nodes().get().stream().map(Node::id).toList();
        Map<TopicPartition, Long> sizes = new HashMap<>();
        for (Map<String, LogDirDescription> logs :
                admin.describeLogDirs(brokers).allDescriptions().get().values()) {
            for (LogDirDescription log : logs.values()) {
                for (Map.Entry<TopicPartition, ReplicaInfo> replica :
                        log.replicaInfos().entrySet()) {
                    if (replica.getKey().topic().equals(Topic.JOURNAL.topicName())) {
                        sizes.merge(replica.getKey(), replica.getValue().size(), Math::max);
                    }
                }
            }
        }
        return Map.copyOf(sizes);
    }
}
