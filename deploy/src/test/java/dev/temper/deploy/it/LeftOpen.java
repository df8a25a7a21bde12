package dev.temper.deploy.it;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that hangs, as after a crash that cost its coordinator what it knew: the coordinator's record of it is
 * deleted, and the broker's next start reads that.
 */
final class LeftOpen {
    /** The client id whose records Kafka lets into its own topics. */
    private static final String ADMINISTRATOR = "__admin_client";

    private final String bootstrap;

    LeftOpen(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Leaves a transaction open with a record in each of the partitions, and the offsets of a group.
     *
     * @param group null for no offsets
     * @param consumed whose offset is in it
     */
    void leave(String transactionalId, Set<TopicPartition> partitions, @Nullable String group, TopicPartition consumed)
            throws Exception {
        KafkaProducer<byte[], byte[]> producer =
                producer(Map.of("transactional.id", transactionalId, "transaction.timeout.ms", "600000"));
        producer.initTransactions();
        producer.beginTransaction();
        for (TopicPartition partition : partitions) {
            producer.send(new ProducerRecord<>(
                            partition.topic(), partition.partition(), new byte[] {1}, new byte[] {1}))
                    .get(30, TimeUnit.SECONDS);
        }
        if (group != null) {
            producer.sendOffsetsToTransaction(Map.of(consumed, new OffsetAndMetadata(0)), outsider(group));
        }
        // At once: a close that waits would abort it.
        producer.close(Duration.ZERO);
        forget(transactionalId);
    }

    /** A group as it is to somebody who is no member: their offsets are taken while the group is empty. */
    private ConsumerGroupMetadata outsider(String group) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "group.id", group);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.groupMetadata();
        }
    }

    private void forget(String transactionalId) throws Exception {
        byte[] id = transactionalId.getBytes(StandardCharsets.UTF_8);
        byte[] key = ByteBuffer.allocate(4 + id.length)
                .putShort((short) 0)
                .putShort((short) id.length)
                .put(id)
                .array();
        String log = "__transaction_state";
        try (KafkaProducer<byte[], byte[]> administrator = producer(Map.of("client.id", ADMINISTRATOR))) {
            int partition = (transactionalId.hashCode() & Integer.MAX_VALUE)
                    % administrator.partitionsFor(log).size();
            administrator.send(new ProducerRecord<>(log, partition, key, null)).get(30, TimeUnit.SECONDS);
        }
    }

    /** The partitions of topics in which a transaction is open now. */
    List<TopicPartition> partitions(String topic, int count) throws Exception {
        List<TopicPartition> all = IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin.describeProducers(all).all().get(30, TimeUnit.SECONDS).entrySet().stream()
                    .filter(entry -> entry.getValue().activeProducers().stream()
                            .anyMatch(state ->
                                    state.currentTransactionStartOffset().isPresent()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new TreeMap<>(more);
        settings.put("bootstrap.servers", bootstrap);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
