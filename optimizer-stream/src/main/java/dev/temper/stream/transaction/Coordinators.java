package dev.temper.stream.transaction;

import java.util.Map;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What the coordinators of transactions know of some producers.
 *
 * @param complete whether each coordinator answered, and may tell this client of Temper's own transactions: only then
 *     does a producer that is missing here have none
 */
record Coordinators(Map<Long, Known> producers, boolean complete) {
    /** A producer that a coordinator knows. */
    record Known(String transactionalId, TransactionDescription description) {}

    @Nullable
    Known of(OpenTransaction transaction) {
        return producers.get(transaction.producerId());
    }

    /** Whether a coordinator will still end this transaction on this partition. */
    boolean willEnd(OpenTransaction transaction) {
        Known known = of(transaction);
        TopicPartition partition = transaction.partition();
        return known != null && known.description.topicPartitions().contains(partition);
    }

    /**
     * Whether it is certain that no coordinator will end this transaction on this partition, and that its producer can
     * add nothing to it any more: it is unknown, or a later one of the same name has fenced it.
     */
    boolean isAbandoned(OpenTransaction transaction) {
        Known known = of(transaction);
        return complete
                && !willEnd(transaction)
                && (known == null || known.description.producerEpoch() > transaction.producerEpoch());
    }
}
