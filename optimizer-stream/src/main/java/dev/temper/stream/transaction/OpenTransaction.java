package dev.temper.stream.transaction;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;

/**
 * A transaction that is open on a partition, as the partition's leader tells it. Two that are equal are one in which
 * nothing happened meanwhile.
 *
 * @param coordinatorEpoch of the last marker of the producer on the partition; -1 when it has none
 * @param startOffset of its first record
 * @param lastTimestamp of its last record, milliseconds since 1970
 */
record OpenTransaction(
        TopicPartition partition,
        long producerId,
        int producerEpoch,
        int coordinatorEpoch,
        long startOffset,
        int lastSequence,
        long lastTimestamp) {
    /** The open ones among the producers of partitions. */
    static Set<OpenTransaction> among(Map<TopicPartition, ? extends Collection<ProducerState>> producers) {
        Set<OpenTransaction> open = new LinkedHashSet<>();
        producers.forEach((partition, states) -> states.stream()
                .filter(state -> state.currentTransactionStartOffset().isPresent())
                .map(state -> of(partition, state))
                .forEach(open::add));
        return open;
    }

    /** Whether it is on offsets of groups. */
    boolean isOfOffsets() {
        return partition.topic().equals(Topic.GROUP_METADATA_TOPIC_NAME);
    }

    private static OpenTransaction of(TopicPartition partition, ProducerState state) {
        return new OpenTransaction(
                partition,
                state.producerId(),
                state.producerEpoch(),
                state.coordinatorEpoch().orElse(-1),
                state.currentTransactionStartOffset().orElseThrow(),
                state.lastSequence(),
                state.lastTimestamp());
    }
}
